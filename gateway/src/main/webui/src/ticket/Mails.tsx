import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay, useResend } from '../api/queries';
import type { Delivery } from '../api/types';
import { Failure } from '../shared/Failure';
import { AlertIcon, ClockIcon } from '../shared/icons';
import { useHalfMinute } from '../shared/now';
import { fullMoment, moment } from '../shared/time';
import { isLost, isTroubled, standing, type Standing } from './deliveries';
import styles from './Mails.module.css';

const TONE: Record<Standing, string> = {
  FAILED: 'red',
  BOUNCED: 'red',
  WITHHELD: 'orange',
  PUT_OFF: 'orange',
  LATE: 'orange',
  QUEUED: 'gray',
  SENT: 'gray',
};

/** How the mails of a message stand, in one word: the worst of them, and for how many it holds. */
export function MailsTag({ mails }: { mails: Delivery[] }) {
  const { t, i18n } = useTranslation();
  const [worst] = mails;
  if (!worst) {
    return null;
  }
  const state = t(`mail.state.${standing(worst)}`);
  const alike = mails.filter((mail) => standing(mail) === standing(worst)).length;
  const title = mails.length === 1 ? `${worst.recipient} · ${fullMoment(new Date(worst.changedAt), i18n.language)}` : undefined;
  return (
    <Tag standing={standing(worst)} title={title}>
      {alike === mails.length ? state : t('mail.some', { state, some: alike, all: mails.length })}
    </Tag>
  );
}

/** What is to be known of the mails of a message: each that is not well, and the others for those who ask. */
export function MessageMails({ mails, ticketId }: { mails: Delivery[]; ticketId: string }) {
  const { t } = useTranslation();
  if (mails.some(isTroubled)) {
    return <MailList mails={mails} ticketId={ticketId} label={t('mail.ofMessage')} />;
  }
  return mails.length > 1 ? (
    <details className={styles.more}>
      <summary>{t('mail.recipients', { count: mails.length })}</summary>
      <MailList mails={mails} ticketId={ticketId} label={t('mail.ofMessage')} />
    </details>
  ) : null;
}

interface ListProps {
  mails: Delivery[];
  ticketId: string;
  label: string;
  withKind?: boolean;
}

export function MailList({ mails, ticketId, label, withKind = false }: ListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {mails.map((mail) => (
        <MailLine key={mail.id} mail={mail} ticketId={ticketId} withKind={withKind} />
      ))}
    </ul>
  );
}

function MailLine({ mail, ticketId, withKind }: { mail: Delivery; ticketId: string; withKind: boolean }) {
  const { t, i18n } = useTranslation();
  const now = useHalfMinute();
  const may = useMay();
  const at = (instant: string) => moment(new Date(instant), now, i18n.language);
  return (
    <li>
      <div className={styles.head}>
        <Tag standing={standing(mail)}>{t(`mail.state.${standing(mail)}`)}</Tag>
        {withKind && <strong>{t(`mail.kind.${mail.kind}`)}</strong>}
        <span>{mail.recipient}</span>
        <time className="soft" dateTime={mail.changedAt} title={fullMoment(new Date(mail.changedAt), i18n.language)}>
          {at(mail.changedAt)}
        </time>
      </div>
      {isTroubled(mail) && mail.lastError && <Text size="xs">{t('mail.reason', { reason: mail.lastError })}</Text>}
      {mail.nextAt && standing(mail) === 'PUT_OFF' && <Text size="xs">{t('mail.nextTry', { at: at(mail.nextAt) })}</Text>}
      {mail.copies > 0 && !isLost(mail) && (
        <Text size="xs" className="soft">
          {t('mail.copies')}
        </Text>
      )}
      {isLost(mail) && !mail.resendable && <Text size="xs">{t('mail.gone')}</Text>}
      {mail.resendable && may('ticket:reply') && <Resend mail={mail} ticketId={ticketId} />}
    </li>
  );
}

/** One click, the same mail to the same address. */
function Resend({ mail, ticketId }: { mail: Delivery; ticketId: string }) {
  const { t } = useTranslation();
  const resend = useResend(ticketId);
  return (
    <>
      {resend.isError && <Failure failure={resend.error} title={t('mail.notResent')} />}
      <Button
        size="compact-xs"
        variant="light"
        mt={4}
        loading={resend.isPending}
        aria-label={t('mail.resendTo', { address: mail.recipient })}
        onClick={() => resend.mutate(mail)}
      >
        {t('mail.resend')}
      </Button>
    </>
  );
}

function Tag({ standing: now, title, children }: { standing: Standing; title?: string; children: string }) {
  const tone = TONE[now];
  return (
    <span className="tag" data-tone={tone} title={title}>
      {tone === 'red' && <AlertIcon />}
      {tone === 'orange' && <ClockIcon />}
      {children}
    </span>
  );
}
