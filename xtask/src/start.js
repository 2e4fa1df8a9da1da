// Starts the page: loads the program, and says so in words when that fails.
const program = new URL("__WASM__", import.meta.url);
try {
  const { default: start } = await import("__JS__");
  const wasm = await start({ module_or_path: program });
  dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
} catch (error) {
  console.error(error);
  const alert = document.createElement("p");
  alert.setAttribute("role", "alert");
  alert.className = "problems";
  alert.textContent =
    typeof WebAssembly === "undefined"
      ? "This browser does not run WebAssembly, which this page is made of. A current browser shows it; the data are at "
      : `This page's program could not be started (${error?.message ?? error}). Load the page again; if that does not help, the data are at `;
  const data = document.createElement("a");
  data.href = "data/contracts.csv";
  data.textContent = "data/contracts.csv";
  alert.append(data, ".");
  const place = document.querySelector("main") ?? document.body;
  place.removeAttribute("aria-busy");
  place.prepend(alert);
}
