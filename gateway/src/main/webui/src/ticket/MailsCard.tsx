import { Skeleton, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../api/types';
import { Failure } from '../shared/Failure';
import { Card } from './Card';
import { isTroubled } from './deliveries';
import { MailList } from './Mails';
import styles from './Mails.module.css';

interface Props {
  ticketId: string;
  /** Those that stand with no message of the conversation. */
  mails: Delivery[];
  asked: Pick<UseQueryResult, 'isPending' | 'isError' | 'error' | 'refetch'>;
}

/** What went out by itself: the acknowledgement and the resolution, and what colleagues were told. */
export function MailsCard({ ticketId, mails, asked }: Props) {
  const { t } = useTranslation();
  // Colleagues who were told are of little interest, those who could not be told are.
  const quiet = mails.filter((mail) => mail.kind === 'NOTICE' && !isTroubled(mail));
  const shown = mails.filter((mail) => !quiet.includes(mail));
  return (
    <Card title={t('mail.others')}>
      {asked.isPending && <Skeleton height={40} />}
      {asked.isError && <Failure failure={asked.error!} title={t('mail.unknown')} onRetry={() => void asked.refetch()} />}
      {!asked.isPending && !asked.isError && mails.length === 0 && <Text className="soft">{t('mail.none')}</Text>}
      {shown.length > 0 && <MailList mails={shown} ticketId={ticketId} label={t('mail.others')} withKind />}
      {quiet.length > 0 && (
        <details className={styles.more}>
          <summary>{t('mail.notices', { count: quiet.length })}</summary>
          <MailList mails={quiet} ticketId={ticketId} label={t('mail.notices', { count: quiet.length })} />
        </details>
      )}
    </Card>
  );
}
