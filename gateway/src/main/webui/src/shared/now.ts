import { useSyncExternalStore } from 'react';

type Listener = () => void;

/** One timer per rhythm for the whole page, so that all countdowns tick together. */
function clock(period: number) {
  const listeners = new Set<Listener>();
  let timer: number | undefined;
  let now = Date.now();
  const tick = () => {
    now = Date.now();
    listeners.forEach((listener) => listener());
  };
  return {
    subscribe(listener: Listener) {
      listeners.add(listener);
      if (timer === undefined) {
        now = Date.now();
        timer = window.setInterval(tick, period);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          window.clearInterval(timer);
          timer = undefined;
        }
      };
    },
    read: () => now,
  };
}

const everySecond = clock(1_000);
const everyHalfMinute = clock(30_000);

export function useSecond(): Date {
  return new Date(useSyncExternalStore(everySecond.subscribe, everySecond.read));
}

export function useHalfMinute(): Date {
  return new Date(useSyncExternalStore(everyHalfMinute.subscribe, everyHalfMinute.read));
}
