/** A failure in the API's own words (RFC 9457), or ours when no answer came. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail?: string,
  ) {
    super(detail ?? title);
    this.name = 'Problem';
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Repeating a call with the same key answers the first result instead of doing it twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

// The gateway gives up after 8 s; we wait a little longer to receive its explanation.
const PATIENCE_MS = 10_000;

export const api = <T>(path: string, call: Call = {}): Promise<T> => send<T>(`/api/v1${path}`, call);

export async function send<T>(url: string, call: Call = {}): Promise<T> {
  const response = await answer(url, call);
  if (!response.ok) {
    throw await problemOf(response);
  }
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function answer(url: string, { method = 'GET', body, idempotencyKey, signal }: Call): Promise<Response> {
  // The gateway refuses a cookie-borne change without this header: a foreign page cannot set it.
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json', 'X-Guichet': 'web' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (idempotencyKey) {
    headers['Idempotency-Key'] = idempotencyKey;
  }
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(url, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    throw new Problem(0, 'urn:guichet:problem:unreachable', patience.aborted ? 'timeout' : 'unreachable');
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback = response.statusText || `HTTP ${response.status}`;
  try {
    const json = (await response.json()) as { type?: string; title?: string; detail?: string };
    return new Problem(response.status, json.type ?? 'about:blank', json.title ?? fallback, json.detail);
  } catch {
    return new Problem(response.status, 'about:blank', fallback);
  }
}

export function isSignedOut(failure: unknown): boolean {
  return failure instanceof Problem && failure.status === 401;
}

export function isMissing(failure: unknown): boolean {
  return failure instanceof Problem && failure.status === 404;
}
