import { useCallback, useState } from 'react';
import type { MessageKind } from '../api/types';

export interface Draft {
  kind: MessageKind;
  text: string;
  /** Changes with each new message: repeating the same one is recognised by the server. */
  key: string;
  setKind: (kind: MessageKind) => void;
  setText: (text: string) => void;
  insert: (text: string) => void;
  clear: () => void;
}

interface Kept {
  kind: MessageKind;
  text: string;
}

/** What the agent types outlives a reload and an ended session, in this browser tab only. */
export function useDraft(ticketId: string): Draft {
  const place = `guichet.draft.${ticketId}`;
  const [kept, setKept] = useState<Kept>(() => read(place));
  const [key, setKey] = useState(() => crypto.randomUUID());

  const change = useCallback(
    (next: (before: Kept) => Kept) =>
      setKept((before) => {
        const after = next(before);
        write(place, after);
        return after;
      }),
    [place],
  );

  return {
    ...kept,
    key,
    setKind: (kind) => change((before) => ({ ...before, kind })),
    setText: (text) => change((before) => ({ ...before, text })),
    insert: (text) => change((before) => ({ kind: 'REPLY', text: append(before.text, text) })),
    clear: () => {
      change((before) => ({ ...before, text: '' }));
      setKey(crypto.randomUUID());
    },
  };
}

export function append(before: string, addition: string): string {
  return before.trim() === '' ? addition : `${before.trimEnd()}\n\n${addition}`;
}

function read(place: string): Kept {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '') as Kept;
  } catch {
    return { kind: 'REPLY', text: '' };
  }
}

function write(place: string, kept: Kept): void {
  if (kept.text === '') {
    sessionStorage.removeItem(place);
  } else {
    sessionStorage.setItem(place, JSON.stringify(kept));
  }
}
