import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/queries';
import type { Ticket } from '../api/types';
import { useHalfMinute } from '../shared/now';
import { ago, fullMoment } from '../shared/time';
import { Card } from './Card';
import styles from './PropertiesCard.module.css';

export function PropertiesCard({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const groups = useNames('groups');
  const departments = useNames('departments');
  const nobody = <span className="soft">{t('queue.nobody')}</span>;
  return (
    <Card title={t('ticket.properties')}>
      <dl className={styles.list}>
        <Property name={t('ticket.requester')}>
          {ticket.contact.name}
          {ticket.contact.email && <span className="soft">{ticket.contact.email}</span>}
          {ticket.contact.undeliverable && (
            <span className="tag" data-tone="red" title={ticket.contact.undeliverable}>
              {t('undeliverable.note')}
            </span>
          )}
        </Property>
        <Property name={t('ticket.assignee')}>{ticket.assignee?.name ?? nobody}</Property>
        <Property name={t('ticket.group')}>{groups(ticket.group) ?? <span className="soft">{t('queue.noGroup')}</span>}</Property>
        {ticket.department && <Property name={t('ticket.department')}>{departments(ticket.department)}</Property>}
        <Property name={t('ticket.channel')}>{t(`channel.${ticket.channel}`)}</Property>
        <Property name={t('ticket.created')}>
          <Moment instant={ticket.createdAt} />
        </Property>
        {ticket.waitingSince && (
          <Property name={t('ticket.waiting')}>
            <Moment instant={ticket.waitingSince} />
          </Property>
        )}
        {ticket.tags && ticket.tags.length > 0 && <Property name={t('ticket.tags')}>{ticket.tags.join(', ')}</Property>}
      </dl>
    </Card>
  );
}

function Property({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Moment({ instant }: { instant: string }) {
  const { i18n } = useTranslation();
  const now = useHalfMinute();
  const at = new Date(instant);
  return (
    <time dateTime={instant} title={fullMoment(at, i18n.language)}>
      {ago(at, now, i18n.language)}
    </time>
  );
}
