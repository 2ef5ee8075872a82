import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const STREAM = '/api/v1/notifications/stream';
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

interface TicketChanged {
  id?: string;
}

/**
 * Keeps what is on the screen fresh: the stream only says what changed, the queries fetch it again.
 * A browser gives up on a stream that is refused, so it is opened anew with growing pauses;
 * after each gap everything shown is considered stale.
 */
export function useLiveUpdates(): boolean {
  const client = useQueryClient();
  const [live, setLive] = useState(false);

  useEffect(() => {
    let source: EventSource | undefined;
    let retry: number | undefined;
    let pause = FIRST_PAUSE_MS;
    let missed = false;

    const open = () => {
      source = new EventSource(STREAM);
      source.onopen = () => {
        pause = FIRST_PAUSE_MS;
        setLive(true);
        if (missed) {
          missed = false;
          void client.invalidateQueries();
        }
      };
      source.onerror = () => {
        missed = true;
        setLive(false);
        source?.close();
        retry = window.setTimeout(open, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      };
      source.addEventListener('notice', () => {
        void client.invalidateQueries({ queryKey: ['notices'] });
      });
      source.addEventListener('ticket', (event) => {
        const { id } = parse(event.data as string);
        void client.invalidateQueries({ queryKey: ['tickets'] });
        void client.invalidateQueries({ queryKey: id ? ['ticket', id] : ['ticket'] });
      });
    };

    open();
    return () => {
      window.clearTimeout(retry);
      source?.close();
    };
  }, [client]);

  return live;
}

function parse(data: string): TicketChanged {
  try {
    return JSON.parse(data) as TicketChanged;
  } catch {
    return {};
  }
}
