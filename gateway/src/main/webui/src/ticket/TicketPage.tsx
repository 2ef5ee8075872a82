import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { isMissing } from '../api/client';
import { useClosure, useDeliveries, useMay, useMessages, useTicket, type Question } from '../api/queries';
import type { Message, Ticket } from '../api/types';
import { NotFoundPage } from '../pages/NotFoundPage';
import { Failure } from '../shared/Failure';
import { BackIcon } from '../shared/icons';
import { PriorityTag, StatusTag } from '../shared/Tags';
import { ArticlesCard } from './ArticlesCard';
import { Conversation } from './Conversation';
import { Editor } from './Editor';
import { pause, sorted, writtenIn } from './deliveries';
import { MailsCard } from './MailsCard';
import { PropertiesCard } from './PropertiesCard';
import { RoutingCard } from './RoutingCard';
import { SlaCard } from './SlaCard';
import styles from './TicketPage.module.css';
import { useDraft } from './useDraft';

export function TicketPage() {
  const { id = '' } = useParams();
  // A new ticket is a new page: drafts and messages must not survive the change of address.
  return <TicketView key={id} id={id} />;
}

function TicketView({ id }: { id: string }) {
  const { t } = useTranslation();
  const ticket = useTicket(id);
  useDocumentTitle(ticket.data ? `#${ticket.data.number} ${ticket.data.subject}` : t('product'));

  if (ticket.isError && isMissing(ticket.error)) {
    return <NotFoundPage />;
  }
  if (ticket.isError && !ticket.data) {
    return <Failure failure={ticket.error} onRetry={() => void ticket.refetch()} />;
  }
  if (!ticket.data) {
    return <Waiting />;
  }
  // People type numbers; everything that keeps the page fresh goes by the id.
  return ticket.data.id === id ? <Desk ticket={ticket.data} /> : <Navigate to={`/tickets/${ticket.data.id}`} replace />;
}

const NOTHING_SAID: Message[] = [];

function Desk({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const messages = useMessages(ticket.id);
  const said = messages.data ?? NOTHING_SAID;
  const deliveries = useDeliveries(ticket.id, writtenIn(ticket.id, said), (mails) => pause(mails, said, new Date()));
  const mails = useMemo(() => sorted(deliveries.data ?? [], said), [deliveries.data, said]);
  const draft = useDraft(ticket.id);
  const may = useMay();
  return (
    <>
      <Head ticket={ticket} />
      <div className={styles.columns}>
        <section className={styles.talk} aria-label={t('ticket.conversation')}>
          {messages.isError && <Failure failure={messages.error} onRetry={() => void messages.refetch()} />}
          {messages.isPending && <Skeleton height={140} radius="md" />}
          {messages.data && <Conversation ticketId={ticket.id} messages={messages.data} mails={mails.of} />}
          {ticket.status === 'CLOSED' && (
            <Text className="soft" ta="center" role="status">
              {t('ticket.closed')}
            </Text>
          )}
          <Editor ticket={ticket} draft={draft} />
        </section>
        <aside className={styles.side} aria-label={t('ticket.details')}>
          {may('sla:read') && <SlaCard ticketId={ticket.id} />}
          {may('knowledge:read') && (
            <ArticlesCard
              ticketId={ticket.id}
              question={messages.data && questionOf(ticket, messages.data)}
              onInsert={may('ticket:reply') ? draft.insert : undefined}
            />
          )}
          <PropertiesCard ticket={ticket} />
          <MailsCard ticketId={ticket.id} mails={messages.data ? mails.others : []} asked={deliveries} />
          {may('routing:explain') && <RoutingCard ticketId={ticket.id} />}
        </aside>
      </div>
    </>
  );
}

function Head({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const closure = useClosure(ticket.id);
  const may = useMay();
  const closed = ticket.status === 'CLOSED' || ticket.status === 'RESOLVED';
  return (
    <Stack gap="xs" mb="md">
      <Link to="/queue" className={styles.back}>
        <BackIcon />
        {t('ticket.back')}
      </Link>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className={styles.title}>
          <Title order={1} size="h3">
            <span className={styles.number}>#{ticket.number}</span> {ticket.subject}
          </Title>
          <Group gap={8} mt={6}>
            <StatusTag status={ticket.status} />
            <PriorityTag priority={ticket.priority} />
            <Text size="sm" className="soft">
              {ticket.contact.name ?? ticket.contact.email}
            </Text>
          </Group>
        </div>
        {may('ticket:close') && (
          <Button variant="default" loading={closure.isPending} onClick={() => closure.mutate(!closed)}>
            {closed ? t('ticket.reopen') : t('ticket.close')}
          </Button>
        )}
      </Group>
      {closure.isError && <Failure failure={closure.error} title={t('act.failed')} />}
    </Stack>
  );
}

function Waiting() {
  return (
    <Stack aria-busy="true">
      <Skeleton height={24} width={90} />
      <Skeleton height={36} maw={520} />
      <div className={styles.columns}>
        <Skeleton height={260} radius="md" />
        <Skeleton height={260} radius="md" />
      </div>
    </Stack>
  );
}

// What the question is about is said early; the rest is courtesy, signatures and old mails.
const LONGEST_QUESTION = 8_000;

/** The customer's own words: what the knowledge base is asked about. */
export function questionOf({ subject, language, department }: Ticket, messages: Message[]): Question {
  const asked = messages.filter((message) => message.author.kind === 'CUSTOMER').map((message) => message.text ?? '');
  return { subject, text: asked.join('\n').slice(0, LONGEST_QUESTION), language, department };
}
