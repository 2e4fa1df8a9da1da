//! The words of the page of one country, in Russian.

use crate::text::country::CountryTexts;

pub(super) const TEXTS: CountryTexts = CountryTexts {
    choose: "Выберите страну, чтобы увидеть её операторов, решения властей и то, что неизвестно.",
    operators: "Операторы",
    policy: "Решения, проекты и заявления властей",
    no_policy: "Решений о поставщиках в данных нет.",
    deadline: |date| format!("до {date}"),
    initiatives: "Помимо сетей",
    no_initiatives: "В данных ничего нет.",
    category: |id| match id {
        "training" => "Обучение",
        "safe-city" => "Безопасный город",
        "data-protection" => "Защита данных",
        "research" => "Исследования",
        "agreement" => "Соглашение",
        "relocation" => "Переезд",
        "data-centre" => "Центр обработки данных",
        "finance" => "Финансы",
        _ => "Прочее",
    },
    neighbours: "Сравнить",
    compare_all: "Всё рядом",
    not_known: "Что неизвестно",
    all_known: "У каждого оператора есть поставщик, подтверждённый свежими источниками.",
    nobody_named: |operators| format!("Ни один источник не называет поставщика: {operators}."),
    only_older: |operators, year| {
        format!("Есть только сведения до {year} года, которые уже не учитываются: {operators}.")
    },
    no_operators: "В таблице нет мобильных операторов этой страны.",
    only_first: |place| format!("Здесь показано только первое из выбранных мест: {place}."),
    stale: |operators| format!("Самым новым сведениям три года или больше: {operators}."),
    single: |operators| {
        format!(
            "Только одно издание, и ни оператор, ни поставщик, ни власти этого не подтверждают: \
             {operators}."
        )
    },
    disagree: |operators| {
        format!(
            "Части сети, названные источниками, расходятся в пределах года или в сумме больше целого и \
             уменьшены: {operators}."
        )
    },
    assumed: |operators| format!("Размер не опубликован и потому принят условно: {operators}."),
    missing: |part| format!("{part} рынка приходится на операторов, которых нет в таблице."),
    correct: "Знаете точнее? Любую строку можно исправить, указав источник.",
    correct_link: "Как исправить или добавить строку",
    more: |count| format!("Показать ещё {count}"),
};
