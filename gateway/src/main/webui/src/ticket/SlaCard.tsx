import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSla } from '../api/queries';
import type { SlaTarget } from '../api/types';
import { Failure } from '../shared/Failure';
import { AlertIcon, CheckIcon, ClockIcon, PauseIcon } from '../shared/icons';
import { useSecond } from '../shared/now';
import { duration, fullMoment, moment, urgency } from '../shared/time';
import { Card } from './Card';
import styles from './SlaCard.module.css';

/** The promises made on this ticket, counting down. */
export function SlaCard({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation();
  const sla = useSla(ticketId);
  return (
    <Card title={t('sla.title')}>
      {sla.isPending && <Skeleton height={60} />}
      {sla.isError && <Failure failure={sla.error} onRetry={() => void sla.refetch()} />}
      {sla.isSuccess && !sla.data?.targets.length && <Text className="soft">{t('sla.none')}</Text>}
      <ul className={styles.list}>
        {sla.data?.targets.map((target) => (
          <Target key={target.kind} target={target} />
        ))}
      </ul>
      {sla.data?.policy && (
        <Text size="xs" className="soft" mt={8}>
          {sla.data.policyVersion === undefined
            ? t('sla.policy', { policy: sla.data.policy })
            : t('sla.policyVersion', { policy: sla.data.policy, version: sla.data.policyVersion })}
        </Text>
      )}
    </Card>
  );
}

export function Target({ target }: { target: SlaTarget }) {
  const { t, i18n } = useTranslation();
  const due = target.due ? new Date(target.due) : undefined;
  const now = useSecond();
  return (
    <li className={styles.target}>
      <div>
        <strong>{t(`sla.${target.kind}`)}</strong>
        {due && (
          <Text size="xs" className="soft" title={fullMoment(due, i18n.language)}>
            {t('sla.due', { at: moment(due, now, i18n.language) })}
          </Text>
        )}
      </div>
      <State target={target} due={due} now={now} />
    </li>
  );
}

function State({ target, due, now }: { target: SlaTarget; due: Date | undefined; now: Date }) {
  const { t, i18n } = useTranslation();
  const time = due ? duration(due.getTime() - now.getTime(), i18n.language, true) : '';
  switch (target.state) {
    case 'MET': {
      const met = target.metAt && moment(new Date(target.metAt), now, i18n.language);
      return (
        <span className="due" data-urgency="kept" title={met ? t('sla.metAt', { at: met }) : undefined}>
          <CheckIcon />
          {t('sla.met')}
        </span>
      );
    }
    case 'PAUSED':
      return (
        <span className="due soft">
          <PauseIcon />
          {t('sla.paused')}
        </span>
      );
    case 'BREACHED':
      return (
        <span className="due" data-urgency="late">
          <AlertIcon />
          {target.metAt || !due ? t('sla.breached') : t('sla.lateBy', { time })}
        </span>
      );
    case 'RUNNING': {
      const pressing = due ? urgency(due, now) : 'calm';
      return (
        <span className="due" data-urgency={pressing} role="timer">
          {pressing === 'late' ? <AlertIcon /> : <ClockIcon />}
          {pressing === 'late' ? t('sla.lateBy', { time }) : t('sla.left', { time })}
        </span>
      );
    }
  }
}
