/** The settings that are the extension's own.  The server has the rest of the section, and would call these unknown. */
export const OWN = ["path", "interpreter", "install", "trace"] as const;

/** The section `newsls` of the editor's settings as the server is to have it. */
export function forServer(section: unknown): unknown {
  if (typeof section !== "object" || section === null) return section;
  return Object.fromEntries(Object.entries(section).filter(([key]) => !(OWN as readonly string[]).includes(key)));
}
