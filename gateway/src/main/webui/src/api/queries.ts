import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, isMissing, Problem, send } from './client';
import type {
  Article,
  Delivery,
  Entry,
  Me,
  Message,
  NewMessage,
  Notice,
  Page,
  Routing,
  Session,
  Sla,
  SuggestedArticle,
  Ticket,
} from './types';

export type QueueFilter = 'mine' | 'unassigned' | 'all' | 'done';

// What still needs somebody: closed and resolved tickets leave the queue.
const OPEN_STATUSES = 'NEW,OPEN,REOPENED,ANSWERED,PENDING,ON_HOLD';
const DONE_STATUSES = 'RESOLVED,CLOSED';
const ASSIGNEE: Partial<Record<QueueFilter, string>> = { mine: 'me', unassigned: 'none' };

export function useSession() {
  return useQuery({ queryKey: ['session'], queryFn: ({ signal }) => send<Session>('/session', { signal }) });
}

export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api<Me>('/me', { signal }), staleTime: 300_000 });
}

/** Whether the signed-in person holds a permission; the services decide, this only hides what they would refuse. */
export function useMay(): (permission: string) => boolean {
  const me = useMe();
  return (permission) => me.data?.permissions.includes(permission) ?? false;
}

/** What words ask for is searched among all tickets, otherwise what the filter asks for. */
export function useQueue(filter: QueueFilter, words: string) {
  return useInfiniteQuery({
    queryKey: ['tickets', filter, words],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api<Page<Ticket>>(queuePath(filter, words, pageParam), { signal }),
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  });
}

/** The search has an index of its own and ranks what it finds; the queue is a list in the order of its filter. */
export function queuePath(filter: QueueFilter, words = '', cursor?: string): string {
  const query = new URLSearchParams({ limit: '25' });
  if (cursor) {
    query.set('cursor', cursor);
  }
  if (words) {
    query.set('q', words);
    return `/tickets:search?${query}`;
  }
  if (filter === 'done') {
    query.set('status', DONE_STATUSES);
    query.set('order', '-createdAt');
  } else {
    query.set('status', OPEN_STATUSES);
    query.set('order', 'waitingSince');
  }
  const assignee = ASSIGNEE[filter];
  if (assignee) {
    query.set('assignee', assignee);
  }
  return `/tickets?${query}`;
}

/** What is worth searching for: marks alone are no words, and the service refuses them. */
export function searchable(typed: string): string {
  return /[\p{L}\p{N}]/u.test(typed) ? typed.trim() : '';
}

export function useTicket(id: string) {
  return useQuery({ queryKey: ['ticket', id], queryFn: ({ signal }) => api<Ticket>(`/tickets/${id}`, { signal }) });
}

/** The whole conversation: the newest messages are on the last page. */
export function useMessages(id: string) {
  return useQuery({
    queryKey: ['ticket', id, 'messages'],
    queryFn: ({ signal }) => allOf<Message>(`/tickets/${id}/messages`, signal),
  });
}

/**
 * The mails of a ticket, and those of the merged tickets that its messages were written in.
 *
 * @param pause how long until they are looked at again: nobody tells the page that a mail was sent or came back
 */
export function useDeliveries(id: string, writtenIn: string[], pause: (mails: Delivery[]) => number) {
  return useQuery({
    queryKey: ['ticket', id, 'deliveries', writtenIn],
    queryFn: async ({ signal }) => {
      const mails = [id, ...writtenIn].map((ticket) => allOf<Delivery>('/deliveries', signal, { ticket }));
      return (await Promise.all(mails)).flat();
    },
    refetchInterval: ({ state }) => pause(state.data ?? []),
    placeholderData: (previous) => previous,
  });
}

/** Sends a mail again; clicks on what was seen in one state count once. */
export function useResend(ticketId: string) {
  const client = useQueryClient();
  return useMutation<Delivery, Problem, Delivery>({
    mutationFn: ({ id, changedAt }) =>
      api(`/deliveries/${id}:resend`, { method: 'POST', idempotencyKey: `resend-${id}-${changedAt}` }),
    // Also when it was refused: then a colleague was quicker.
    onSettled: () => client.invalidateQueries({ queryKey: ['ticket', ticketId, 'deliveries'] }),
  });
}

/** The names of groups or departments by their keys; whoever may not read them sees the keys. */
export function useNames(kind: 'groups' | 'departments'): (key: string | undefined) => string | undefined {
  const entries = useQuery({
    queryKey: [kind],
    queryFn: ({ signal }) => allOf<Entry>(`/${kind}`, signal),
    staleTime: 600_000,
  });
  return (key) => entries.data?.find((entry) => entry.key === key)?.name ?? key;
}

/** The promise made on a ticket; null when no policy makes one (yet). */
export function useSla(id: string) {
  return useQuery({
    queryKey: ['ticket', id, 'sla'],
    queryFn: ({ signal }) => orNull(api<Sla>(`/tickets/${id}/sla`, { signal })),
  });
}

/** Why this ticket has the owner it has; null when routing has not seen it (yet). */
export function useRouting(id: string) {
  return useQuery({
    queryKey: ['ticket', id, 'routing'],
    queryFn: ({ signal }) => orNull(api<Routing>(`/tickets/${id}/routing`, { signal })),
  });
}

export interface Question {
  subject: string;
  text: string;
  language?: string;
  department?: string;
}

export function useSuggestions(ticketId: string, question: Question | undefined) {
  return useQuery({
    queryKey: ['suggestions', ticketId, question],
    enabled: question !== undefined,
    staleTime: 300_000,
    queryFn: ({ signal }) =>
      api<Page<SuggestedArticle>>('/articles:suggest', { method: 'POST', body: { ...question, limit: 3 }, signal }),
  });
}

export function useNotices() {
  return useQuery({
    queryKey: ['notices', 'newest'],
    queryFn: ({ signal }) => api<Page<Notice>>('/notifications?limit=20', { signal }),
  });
}

/** What the person has not ticked yet, however old. */
export function useToDos() {
  return useQuery({
    queryKey: ['notices', 'toDo'],
    queryFn: ({ signal }) => api<Page<Notice>>('/notifications?toDo=true&limit=200', { signal }),
  });
}

/** Ticks what was to be done; doing so again changes nothing. */
export function useCompleteNotice() {
  const client = useQueryClient();
  return useMutation<void, Problem, string>({
    mutationFn: (id) => api(`/notifications/${id}/completion`, { method: 'PUT' }),
    // Also when it was refused: what the ticket has overtaken is gone.
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}

/** Notes that the person has seen a notice; doing so again changes nothing. */
export function useReadNotice() {
  const client = useQueryClient();
  return useMutation<void, Problem, string>({
    mutationFn: (id) => api(`/notifications/${id}/reading`, { method: 'PUT' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}

export function useArticleText() {
  const client = useQueryClient();
  return (id: string) =>
    client.fetchQuery({ queryKey: ['article', id], queryFn: () => api<Article>(`/articles/${id}`), staleTime: 300_000 });
}

/** Sends a message; the key makes a second attempt at the same text harmless. */
export function useSendMessage(ticketId: string) {
  return useTicketAct(ticketId, ({ message, key }: { message: NewMessage; key: string }) =>
    api<Message>(`/tickets/${ticketId}/messages`, { method: 'POST', body: message, idempotencyKey: key }),
  );
}

export function useClosure(ticketId: string) {
  return useTicketAct(ticketId, (close: boolean) =>
    api<Ticket | undefined>(`/tickets/${ticketId}/closure`, { method: close ? 'PUT' : 'DELETE' }),
  );
}

function useTicketAct<A, R>(ticketId: string, act: (argument: A) => Promise<R>) {
  const client = useQueryClient();
  return useMutation<R, Problem, A>({
    mutationFn: act,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['ticket', ticketId] }),
        client.invalidateQueries({ queryKey: ['tickets'] }),
      ]),
  });
}

// A conversation of thousands of messages is a machine's: nobody reads it here.
const MOST_PAGES = 10;

async function allOf<T>(path: string, signal: AbortSignal, filter: Record<string, string> = {}): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const query = new URLSearchParams({ ...filter, limit: '200', ...(cursor && { cursor }) });
    const page: Page<T> = await api(`${path}?${query}`, { signal });
    items.push(...page.items);
    cursor = page.next;
    if (!cursor) {
      break;
    }
  }
  return items;
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (failure) {
    if (isMissing(failure)) {
      return null;
    }
    throw failure;
  }
}

/** Confirms that mail may come from the address whose link has this token. */
export function useConfirmSender() {
  return useMutation<{ address: string }, Problem, string>({
    mutationFn: (token) => api('/senders:confirm', { method: 'POST', body: { token } }),
  });
}
