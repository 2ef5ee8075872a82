import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useLiveUpdates } from './useLiveUpdates';

class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Stream[] = [];
  readyState = 1;
  onopen?: () => void;
  onerror?: () => void;

  constructor() {
    super();
    Stream.opened.push(this);
  }

  close() {
    this.readyState = Stream.CLOSED;
  }
}

const client = new QueryClient();
const stale = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
const follow = () =>
  renderHook(() => useLiveUpdates(), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
const last = () => Stream.opened.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  Stream.opened = [];
  stale.mockClear();
});

afterEach(() => vi.useRealTimers());

test('a changed ticket makes its page and the queue stale', () => {
  follow();

  last().dispatchEvent(new MessageEvent('ticket', { data: '{"id":"t1","number":100042}' }));

  expect(stale).toHaveBeenCalledWith({ queryKey: ['ticket', 't1'] });
  expect(stale).toHaveBeenCalledWith({ queryKey: ['tickets'] });
});

test('a notice makes the notices stale, and the mails of its ticket: one may have come back', () => {
  follow();

  last().dispatchEvent(new MessageEvent('notice', { data: '{"id":"n1","kind":"MAIL_BOUNCED","ticket":{"id":"t1","number":100042}}' }));

  expect(stale).toHaveBeenCalledWith({ queryKey: ['notices'] });
  expect(stale).toHaveBeenCalledWith({ queryKey: ['ticket', 't1', 'deliveries'] });
});

test('a notice about no ticket makes only the notices stale', () => {
  follow();

  last().dispatchEvent(new MessageEvent('notice', { data: '{"id":"n1","kind":"REMINDER"}' }));

  expect(stale.mock.calls).toEqual([[{ queryKey: ['notices'] }]]);
});

test('a stream that comes back by itself was never shown as interrupted, but what was missed is fetched', () => {
  const { result } = follow();
  act(() => last().onopen?.());

  act(() => last().onerror?.());
  act(() => last().onopen?.());
  act(() => vi.advanceTimersByTime(60_000));

  expect(result.current).toBe(true);
  expect(stale).toHaveBeenCalledWith();
  expect(Stream.opened).toHaveLength(1);
});

test('a stream that is refused is opened anew, with growing pauses, and is shown as interrupted', () => {
  const { result } = follow();

  for (const pause of [1_000, 2_000, 4_000]) {
    last().close();
    act(() => last().onerror?.());
    act(() => vi.advanceTimersByTime(pause));
  }

  expect(Stream.opened).toHaveLength(4);
  expect(result.current).toBe(false);
});
