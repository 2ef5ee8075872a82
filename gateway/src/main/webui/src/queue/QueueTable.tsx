import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../api/queries';
import type { Ticket } from '../api/types';
import { Due } from '../shared/Due';
import { useHalfMinute } from '../shared/now';
import { PriorityTag, StatusTag } from '../shared/Tags';
import { ago, fullMoment } from '../shared/time';
import styles from './QueueTable.module.css';

/** A table where there is room, the same cells as cards where there is none. */
export function QueueTable({ tickets }: { tickets: Ticket[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('queue.number')}</th>
          <th scope="col">
            {t('queue.subject')} · {t('queue.requester')}
          </th>
          <th scope="col">{t('queue.status')}</th>
          <th scope="col">{t('queue.priority')}</th>
          <th scope="col">{t('queue.group')}</th>
          <th scope="col">{t('queue.assignee')}</th>
          <th scope="col">{t('queue.waiting')}</th>
          <th scope="col">{t('queue.due')}</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <Row key={ticket.id} ticket={ticket} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation();
  const now = useHalfMinute();
  const groups = useNames('groups');
  const waiting = ticket.waitingSince ? new Date(ticket.waitingSince) : undefined;
  return (
    <tr>
      <td className={styles.number}>#{ticket.number}</td>
      <td className={styles.subject}>
        <Link to={`/tickets/${ticket.id}`}>{ticket.subject}</Link>
        <span className="soft">{ticket.contact.name ?? ticket.contact.email}</span>
      </td>
      <td>
        <StatusTag status={ticket.status} />
      </td>
      <td>
        <PriorityTag priority={ticket.priority} />
      </td>
      <td className={styles.group}>{groups(ticket.group) ?? <span className="soft">{t('queue.noGroup')}</span>}</td>
      <td>{ticket.assignee?.name ?? <span className="soft">{t('queue.nobody')}</span>}</td>
      <td className={styles.time} title={waiting && fullMoment(waiting, i18n.language)}>
        {waiting ? ago(waiting, now, i18n.language) : <span className="soft">–</span>}
      </td>
      <td className={styles.time}>
        <Due sla={ticket.sla} />
      </td>
    </tr>
  );
}
