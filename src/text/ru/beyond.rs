//! The words of what vendors do beyond networks, and of the law, in Russian.

use super::plural::counted;
use crate::text::beyond::BeyondTexts;

pub(super) const TEXTS: BeyondTexts = BeyondTexts {
    caption: |place| format!("Помимо сетей: {place}"),
    finding: |place, all, vendor, own| {
        let entries = counted(all, ["запись", "записи", "записей"]);
        format!("{place}, помимо сетей: {entries}, из них о {vendor} — {own}")
    },
    hint: "Обучение, камеры, кредиты, центры данных и связанные с ними опасения: каждый знак — строка. \
           Нажмите на знак, чтобы увидеть источник. Строки — то, что найдено, а не всё, что есть. \
           Они зависят от места, поставщика, вида и года, но не от сети, поколения и вида сведений.",
    none: "Ни одна строка об инициативах не проходит через фильтры.",
    category: "Вид инициативы",
    any_category: "Все виды",
    entries: |count| counted(count, ["запись", "записи", "записей"]),
    undated: |count| format!("без даты: {count}"),
    heads: ["Дата", "Место", "Поставщик", "Вид", "Что", "Размер"],
    totals: "В сумме",
    total_heads: ["Вид", "Единица", "Записей", "Сумма"],
    totals_rule: "Складываются величины одного вида и в одной единице: строки об одной сделке или программе \
                  считаются один раз, с наибольшей величиной. Планы, цели, догадки, предложения, верхние \
                  пределы, итоги по другим строкам и отменённое не считаются, а записи без даты — только в \
                  последнем году. Виды друг с другом не складываются: кредит может оплачивать систему, о \
                  которой есть своя строка.",
    sources: |rows, publishers| format!("Основано на строках: {rows}, изданий: {publishers}."),
    overlay: "Закон и доля китайских поставщиков",
    overlay_hint: "Столбцы — оценка общей доли Huawei, ZTE и других китайских поставщиков, пунктир — \
                   возможное. Знаки наверху — решения и сроки; они могут касаться и других поставщиков. \
                   Нажмите на знак, чтобы узнать, что решено.",
    decision_heads: ["Место", "Дата", "Решение", "Что охватывает", "Срок"],
    decisions: |rows| format!("Основано на строках о решениях ({rows}) и на строках о долях."),
    // A noun after a number changes with it; before it, it does not.
    amount: |number, unit| match unit {
        "" => number.to_owned(),
        unit if unit.starts_with('%') || is_currency(unit) => {
            format!("{number} {}", of_unit(unit))
        }
        unit => format!("{}: {number}", of_unit(unit)),
    },
    unit: of_unit,
    deadline: "Срок",
    covers: |id| match id {
        "5g" => "5G".to_owned(),
        "ran" => "радиосеть".to_owned(),
        "core" => "ядро сети".to_owned(),
        "all" => "все сети".to_owned(),
        "government" => "государственные сети".to_owned(),
        "" => "не указано".to_owned(),
        other => other.to_owned(),
    },
    deadlines: "Предстоящие сроки",
    deadline_heads: [
        "Срок",
        "Место",
        "Решение",
        "Что охватывает",
        "Что сказано в строке",
        "Китайские поставщики",
        "Операторы с ними, из известных",
    ],
    passed: "Сроки прошли, а китайские поставщики, по сведениям, ещё есть",
    no_deadlines: "Предстоящих сроков для этих мест не найдено.",
    nothing_to_go: "Замена не предписана",
    deadlines_rule: "Доля — общая у Huawei, ZTE и других китайских поставщиков в той части сети, которую \
                     охватывает решение, с границами: столько пришлось бы заменить к сроку, если решение \
                     касается их всех и всего, что они поставили; прочтите, что сказано в строке. Если \
                     решение охватывает все сети, это доля в радиосети или в части, выбранной выше. У \
                     ограничений и проектов, которые не предписывают замену, такой доли нет.",
    of: |part, all| format!("{part} из {all}"),
    steps: ["1 запись", "От 2 до 4", "От 5 до 9", "От 10 до 19", "20 и более"],
    on_map: |place, count| match count {
        0 => format!("{place}: записей нет"),
        count => format!("{place}: записей об инициативах кроме сетей — {count}"),
    },
    nothing: |without, all| format!("Нет записей: {without} из {all}"),
};

/// Units of the data, beside currencies by their codes.
const UNITS: [(&str, &str); 33] = [
    ("% cameras not working", "% камер не работает"),
    ("% of freelancers", "% фрилансеров"),
    ("EUR investment", "EUR инвестиций"),
    ("IT specialists", "ИТ-специалисты"),
    ("IT specialists (national target)", "ИТ-специалисты (цель страны)"),
    ("USD (plan, 5 years)", "USD (план на 5 лет)"),
    ("USD (tender budget)", "USD (бюджет тендера)"),
    ("USD requested", "USD (запрошено)"),
    ("academies", "академии"),
    ("academies (target)", "академии (цель)"),
    ("applicants", "заявители"),
    ("applications", "заявки"),
    ("cameras", "камеры"),
    ("complexes", "комплексы"),
    ("countries", "страны"),
    ("countries served", "обслуживаемые страны"),
    ("developers", "разработчики"),
    ("dollars", "доллары"),
    ("dollars per year", "доллары в год"),
    ("engineers", "инженеры"),
    ("engineers and students", "инженеры и студенты"),
    ("junctions", "перекрёстки"),
    ("people", "люди"),
    ("racks", "стойки"),
    ("staff", "сотрудники"),
    ("students", "студенты"),
    ("students (region)", "студенты (регион)"),
    ("students (target)", "студенты (цель)"),
    ("students and lecturers", "студенты и преподаватели"),
    ("students/year", "студенты в год"),
    ("towers", "вышки"),
    ("trainees", "слушатели"),
    ("universities", "университеты"),
];

/// Whether a unit begins with the code of a currency.
fn is_currency(unit: &str) -> bool {
    unit.get(..3).is_some_and(|code| code.bytes().all(|letter| letter.is_ascii_uppercase()))
}

fn of_unit(unit: &str) -> String {
    let own = UNITS.iter().find(|(known, _)| *known == unit);
    own.map_or(unit, |(_, name)| name).to_owned()
}
