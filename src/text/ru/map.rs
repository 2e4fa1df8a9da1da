//! The words of the map, in Russian.

use crate::domain::record::{PolicyStep, Stance};
use crate::query::MapLayer;
use crate::text::map::MapTexts;

pub(super) const TEXTS: MapTexts = MapTexts {
    caption: |layer, vendor| match layer {
        MapLayer::Leader => "Кто лидирует в каждой стране".to_owned(),
        MapLayer::Share => format!("Доля поставщика {vendor} в каждой стране"),
        MapLayer::Health => "Насколько надёжны сведения по каждой стране".to_owned(),
        MapLayer::Policy => "Что государства решили, готовят или заявили о поставщиках".to_owned(),
        MapLayer::Beyond => "Что поставщики делают кроме сетей в каждой стране".to_owned(),
    },
    layer: "На карте",
    layer_name: |layer| match layer {
        MapLayer::Leader => "Ведущий поставщик",
        MapLayer::Share => "Доля одного поставщика",
        MapLayer::Health => "Надёжность сведений",
        MapLayer::Policy => "Политика государств",
        MapLayer::Beyond => "Кроме сетей",
    },
    share_of: "Чья доля",
    outlines: "Страны как",
    land: "Территории",
    bubbles: "Население",
    zoom_to: "Приблизить",
    zoom_in: "Крупнее",
    zoom_out: "Мельче",
    hint: "Нажмите на страну, чтобы выбрать её. Стрелки ведут к соседям, буквы — к названию, + и − меняют масштаб.",
    strengths: ["Впереди, менее 50 %", "От 50 до 75 %", "Более 75 %"],
    proven: "Лидерство доказано",
    contested: "Двое в пределах 5 пунктов",
    reported: "Назван, доля неизвестна",
    nothing: |without, all| format!("Нет сведений: {without} из {all}"),
    steps: ["Нет", "До 10 %", "От 10 до 25 %", "От 25 до 50 %", "От 50 до 75 %", "Более 75 %"],
    possible: "Не назван, возможно более 25 %",
    stance: |stance| match stance {
        Stance::Ban => "Запрет",
        Stance::PhaseOut => "Постепенный отказ",
        Stance::Restricted => "Ограничения",
        Stance::CaseByCase => "В каждом случае отдельно",
        Stance::Undecided => "Не решено",
        Stance::Open => "Без ограничений",
    },
    no_policy: |without, all| format!("Нет сведений о решениях: {without} из {all}"),
    health_phrase: |numerals, place, health| {
        format!(
            "{place}: у операторов с долей рынка {} поставщика за последние три года назвали два \
             издания или первоисточник",
            numerals.percent(health)
        )
    },
    step: |step| match step {
        PolicyStep::Decision => "",
        PolicyStep::Draft => "проект",
        PolicyStep::Statement => "сказано, но не решено",
    },
    policy_phrase: |place, stance, step, since| {
        let stance = match stance {
            Stance::Ban => "запрет",
            Stance::PhaseOut => "постепенный отказ",
            Stance::Restricted => "ограничения",
            Stance::CaseByCase => "решения в каждом случае отдельно",
            Stance::Undecided => "решения пока нет",
            Stance::Open => "без ограничений",
        };
        let more = [(TEXTS.step)(step), since].into_iter().filter(|word| !word.is_empty());
        let words: Vec<&str> = std::iter::once(stance).chain(more).collect();
        format!("{place}: {}", words.join(", "))
    },
    no_policy_phrase: |place| format!("{place}: сведений о решении нет"),
    nothing_phrase: |place, year| format!("{place}: нет сведений, конец {year} года"),
    list: |count| format!("Самые населённые страны, по которым есть сведения: {count}"),
    list_with: |name, others| {
        format!("{name} и самые населённые из видимых стран, по которым есть сведения: {others}")
    },
    list_seen: |count| {
        format!("Самые населённые из видимых стран, по которым есть сведения: {count}")
    },
    only_said: "Не решено: проект или слова",
    no_published: "У опубликованных долей карты нет: по большинству стран никто их не публикует. Выберите для неё другие доли.",
    list_chosen: |shown, all| {
        if shown == all {
            "Выбранные страны".to_owned()
        } else {
            format!("Выбранные страны: {shown} из {all}")
        }
    },
    heads: ["Лидер", "Его доля", "Известно", "Надёжность", "Политика", "С какого времени"],
    borders: "Границы и названия упрощены и показаны только для ориентировки. Они следуют записям ISO \
              3166-1 и не выражают мнения о правовом статусе территорий или их границах. На основе \
              Natural Earth.",
    unreadable: |file, why| {
        format!("{file}: {why}; ожидаются контуры стран. Диаграммам ниже они не нужны.")
    },
};
