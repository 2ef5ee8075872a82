import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();

/** Told by whoever first receives a 401; the shell then asks the person to sign in again. */
export function announceSessionEnd(): void {
  ended = true;
  listeners.forEach((listener) => listener());
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
  );
}

/** The gateway signs the person in and comes back here. */
export function signInAndReturn(): string {
  return `/login?to=${encodeURIComponent(window.location.pathname + window.location.search)}`;
}
