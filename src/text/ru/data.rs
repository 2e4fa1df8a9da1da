//! The words around the reader's own data, in Russian.

use crate::text::data::DataTexts;

pub(super) const TEXTS: DataTexts = DataTexts {
    title: "Свои данные",
    stays: "Выбранные файлы читаются здесь, в этой вкладке. Ничего из них никуда не отправляется и \
            ничего не сохраняется, когда вкладка закрыта.",
    drop: "Перетащите сюда файлы CSV: один, несколько, папку или ZIP; можно и .gz. Запятые, точки с \
           запятой, табуляции или вертикальные черты; UTF-8, UTF-16 или Windows-1251.",
    files: "Выбрать файлы",
    folder: "Выбрать папку",
    manner: "Строки файла",
    replaces: "заменяют таблицу",
    adds: "добавляются к ней",
    reading: |name, rows, rate| format!("Читается {name}: строк — {rows}, в секунду — {rate}"),
    waiting: |names| format!("Ожидается: {names}"),
    writing: |name, rows, rate| {
        format!("Обрабатывается {name}: строк — {rows}, в секунду — {rate}")
    },
    rows: |rows| format!("строк: {rows}"),
    cancel: "Остановить",
    named: |[added, changed, missing]| {
        let kinds = [("Добавлены", added), ("Изменены", changed), ("Отсутствуют", missing)];
        let kinds = kinds.iter().filter(|(_, rows)| !rows.is_empty());
        kinds.map(|(kind, rows)| format!("{kind}: {rows}.")).collect::<Vec<_>>().join(" ")
    },
    unread: |name| format!("{name} (не используется)"),
    numbers: "пронумеровать строки",
    table: "Какая это таблица",
    stopped: |file, whose| {
        format!("Чтение {file} прервано, на экране из этого ничего нет. Контракты: {whose}.")
    },
    dismiss: "Отмена",
    not_used: |files| {
        format!(
            "Не использовано, потому что ни одной строки не удалось прочитать: {files}. Прежние данные остались."
        )
    },
    own_notice: |files| {
        format!(
            "Эти файлы добавил читатель — вместо таблиц сайта или к ним. Лицензия и описание рядом \
             относятся к данным сайта:\n{files}\n"
        )
    },
    takes_out: "Патч удаляет строки, которых нет.",
    tables: "Таблицы на экране",
    heads: ["Таблица", "Откуда", "Строки", "Замечания", "Действия"],
    own: |name| format!("{name}, с этого компьютера"),
    template: "Пустой файл",
    take_out: "Вернуть исходную",
    report: "Сохранить со столбцом ошибок",
    compare: "Сравнить с исходной",
    differences: |added, changed, removed| {
        format!("Строк добавлено: {added}, изменено: {changed}, отсутствует: {removed}.")
    },
    not_compared: |rows| format!("Не прочитаны и поэтому не учтены: {rows}."),
    no_table: "Среди этих файлов нет таблиц. Можно открыть файлы CSV (также .tsv, .txt, .csv.gz), папки и \
               архивы ZIP с ними.",
    too_many: |most| {
        format!("Больше {most} файлов сразу — не набор таблиц. Ни один из них не используется.")
    },
    patch: "Сохранить как патч",
    set: "Сохранить весь набор в ZIP",
    dictionary: "Словарь данных",
    which: "Указать столбцы",
    columns: |file| format!("Какой столбец файла {file} какой?"),
    columns_help: "Названия некоторых столбцов другие. То, что, видимо, имелось в виду, уже выбрано; столбцы со звёздочкой нужны.",
    likely: |table, named| {
        format!("Столбцы похожи на столбцы таблицы {table}. В адресе файл назван как {named}.")
    },
    none: "нет",
    apply: "Читать так",
    memory: |megabytes| {
        format!(
            "Больше всего памяти, которую данные заняли с открытия страницы: {megabytes} МБ. \
             Браузер освобождает её, когда страница закрыта или загружена заново."
        )
    },
    group: |file, column, count| {
        if column.is_empty() {
            format!("{file}: {count}")
        } else {
            format!("{file}, столбец {column}: {count}")
        }
    },
};
