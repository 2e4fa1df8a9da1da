// Shared by the three pages: the table of rows and the wait for a paint.

export const TABLE_ROWS = 50;
export const WIDTH = 640;
export const HEIGHT = 260;

/** Put up a table of the given rows (objects of text), one column per name. */
export function drawTable(columns, rows) {
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const name of columns) {
    const cell = document.createElement('th');
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const name of columns) line.insertCell().textContent = row[name] ?? '';
  }
  document.querySelector('#rows').replaceChildren(table);
}

/** Resolves once the browser has painted what is in the document now. */
export const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      // A message sent within a frame arrives after that frame's paint.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
