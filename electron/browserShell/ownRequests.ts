import type { IncomingMessage } from "node:http";

/**
 * Refuses what another site or another name for this machine sends: the Host must be ours (DNS rebinding), an Origin
 * must be ours, and a browser must not call the request cross-site.
 */
export function isOwnRequest({ headers }: IncomingMessage, port: number): boolean {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  if (!host || !hosts.includes(host)) return false;
  if (origin !== undefined && origin !== `http://${host}`) return false;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

/**
 * Whether a procedure may be called by this request: what another page could send without asking first (a form, a beacon)
 * has another type, and what a browser calls a navigation is none of our page's calls.
 */
export function isCall({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  const mode = headers["sec-fetch-mode"];
  return (site === undefined || site === "same-origin") && mode !== "navigate" && mode !== "no-cors";
}

/** What the client of the procedures sends: JSON, or a form with files in it. */
export function isCallType(type: string | undefined): boolean {
  return type === undefined || /^(application\/json|multipart\/form-data)\s*(;|$)/i.test(type);
}

/** The address of a request, where it is a path of ours; null for anything else that may stand in a request line. */
export function addressOf({ url = "" }: IncomingMessage): URL | null {
  const base = "http://127.0.0.1";
  return /^\/(?!\/)/.test(url) && URL.canParse(url, base) ? new URL(url, base) : null;
}
