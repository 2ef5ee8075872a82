import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Delivery, Message } from '../api/types';
import { NoteIcon } from '../shared/icons';
import { Initials } from '../shared/Initials';
import { useHalfMinute } from '../shared/now';
import { ago, fullMoment } from '../shared/time';
import styles from './Conversation.module.css';
import { MailsTag, MessageMails } from './Mails';

interface Props {
  ticketId: string;
  messages: Message[];
  /** The mails that carry each message, the worst first. */
  mails: Map<string, Delivery[]>;
}

export function Conversation({ ticketId, messages, mails }: Props) {
  const { t } = useTranslation();
  if (messages.length === 0) {
    return <Text className="soft">{t('ticket.empty')}</Text>;
  }
  return (
    <ol className={styles.list}>
      {messages.map((message) => (
        <MessageItem key={message.id} ticketId={ticketId} message={message} mails={mails.get(message.id) ?? []} />
      ))}
    </ol>
  );
}

function MessageItem({ ticketId, message, mails }: { ticketId: string; message: Message; mails: Delivery[] }) {
  const { t, i18n } = useTranslation();
  const now = useHalfMinute();
  const at = new Date(message.createdAt);
  const name = useAuthorName(message);
  return (
    <li className={`card ${styles.message}`} data-kind={message.kind} data-author={message.author.kind}>
      <div className={styles.head}>
        <Initials name={name} />
        <div className={styles.who}>
          <strong>{name}</strong>
          <span className="soft">
            <time dateTime={message.createdAt} title={fullMoment(at, i18n.language)}>
              {ago(at, now, i18n.language)}
            </time>
            {message.channel && message.kind !== 'NOTE' && ` · ${t(`channel.${message.channel}`)}`}
          </span>
        </div>
        {message.kind === 'NOTE' && (
          <span className="tag" data-tone="sand">
            <NoteIcon />
            {t('message.note')}
          </span>
        )}
        {message.kind === 'FORWARD' && (
          <span className="tag" data-tone="violet">
            {t('message.forward')}
          </span>
        )}
        <MailsTag mails={mails} />
      </div>
      <div className={styles.text}>{message.text || plainText(message.html ?? '')}</div>
      <MessageMails mails={mails} ticketId={ticketId} />
    </li>
  );
}

function useAuthorName({ author }: Message): string {
  const { t } = useTranslation();
  const fallback = {
    CUSTOMER: t('message.customer'),
    AGENT: t('message.agent'),
    CLIENT: t('message.client'),
    SYSTEM: t('message.system'),
  };
  return author.name || fallback[author.kind];
}

/** Nothing from outside is ever interpreted as markup here: the parsed document is inert and only its text is shown. */
export function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  body.querySelectorAll('script, style, template').forEach((element) => element.remove());
  body.querySelectorAll('br').forEach((element) => element.replaceWith('\n'));
  body.querySelectorAll('p, div, li, tr, h1, h2, h3, h4, blockquote').forEach((element) => element.append('\n'));
  return body.textContent.trim();
}
