import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const STREAM = '/api/v1/notifications/stream';
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A stream ends with its token, every two minutes, and is back at once: that is no interruption worth showing. */
const GRACE_MS = 5_000;

interface TicketChanged {
  id?: string;
}

interface NoticePosted {
  ticket?: { id: string };
}

/**
 * Keeps what is on the screen fresh: the stream only says what changed, the queries fetch it again. The browser itself
 * comes back after an end, with the id of the last notice; a refusal it takes as final, so then the stream is opened
 * anew with growing pauses. After each gap everything shown is considered stale.
 */
export function useLiveUpdates(): boolean {
  const client = useQueryClient();
  const [live, setLive] = useState(false);

  useEffect(() => {
    let source: EventSource;
    let reopening: number | undefined;
    let grace: number | undefined;
    let pause = FIRST_PAUSE_MS;
    let missed = false;

    const opened = () => {
      window.clearTimeout(grace);
      grace = undefined;
      pause = FIRST_PAUSE_MS;
      setLive(true);
      if (missed) {
        missed = false;
        void client.invalidateQueries();
      }
    };
    const interrupted = () => {
      missed = true;
      grace ??= window.setTimeout(() => setLive(false), GRACE_MS);
      if (source.readyState === EventSource.CLOSED) {
        // Perhaps the session has ended: whoever asks next is told.
        void client.invalidateQueries({ queryKey: ['me'] });
        reopening = window.setTimeout(open, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    };
    const ticketChanged = (event: MessageEvent) => {
      const { id } = parse<TicketChanged>(event.data as string);
      void client.invalidateQueries({ queryKey: ['tickets'] });
      void client.invalidateQueries({ queryKey: id ? ['ticket', id] : ['ticket'] });
    };
    const noticePosted = (event: MessageEvent) => {
      const { ticket } = parse<NoticePosted>(event.data as string);
      void client.invalidateQueries({ queryKey: ['notices'] });
      if (ticket) {
        // A mail that came back is told of by a notice and changes nothing of the ticket.
        void client.invalidateQueries({ queryKey: ['ticket', ticket.id, 'deliveries'] });
      }
    };

    const open = () => {
      source = new EventSource(STREAM);
      source.onopen = opened;
      source.onerror = interrupted;
      source.addEventListener('notice', noticePosted);
      source.addEventListener('ticket', ticketChanged);
    };

    open();
    return () => {
      window.clearTimeout(reopening);
      window.clearTimeout(grace);
      source.close();
    };
  }, [client]);

  return live;
}

function parse<T extends object>(data: string): Partial<T> {
  try {
    return JSON.parse(data) as T;
  } catch {
    return {};
  }
}
