// Light, dark, or as the system has it; kept in this browser.

const names = ["auto", "light", "dark"] as const;
const button = document.getElementById("theme") as HTMLButtonElement;

function read(): string {
  try {
    return localStorage.getItem("theme") ?? "auto";
  } catch {
    return "auto";
  }
}

function apply(name: string): void {
  document.documentElement.dataset.theme = name;
  button.textContent = { auto: "◐ auto", light: "☀ light", dark: "☾ dark" }[name] ?? "";
  button.setAttribute("aria-label", `Colours: ${name}`);
  button.title = "Colours: as the system has them, light or dark";
}

export function startTheme(): void {
  apply(read());
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = names[(names.indexOf(read() as typeof names[number]) + 1) % names.length]!;
    try {
      localStorage.setItem("theme", next);
    } catch {
      // Private windows may forbid it; then it holds for this page.
    }
    apply(next);
    document.dispatchEvent(new CustomEvent("recolored"));
  });
}
