import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNames, useRouting } from '../api/queries';
import type { Candidate, RoutingDecision } from '../api/types';
import { Failure } from '../shared/Failure';
import { useHalfMinute } from '../shared/now';
import { ago } from '../shared/time';
import { Card } from './Card';
import styles from './RoutingCard.module.css';

const LATEST = 3;

/** Every automatic decision explained: which rule, which candidates, why each was passed over. */
export function RoutingCard({ ticketId }: { ticketId: string }) {
  const { t } = useTranslation();
  const routing = useRouting(ticketId);
  const decisions = routing.data?.decisions ?? [];
  return (
    <Card title={t('routing.title')}>
      {routing.isPending && <Skeleton height={60} />}
      {routing.isError && <Failure failure={routing.error} onRetry={() => void routing.refetch()} />}
      {routing.isSuccess && decisions.length === 0 && <Text className="soft">{t('routing.none')}</Text>}
      <ol className={styles.list}>
        {decisions.slice(-LATEST).reverse().map((decision) => (
          <Decision key={`${decision.at}-${decision.outcome}`} decision={decision} />
        ))}
      </ol>
    </Card>
  );
}

function Decision({ decision }: { decision: RoutingDecision }) {
  const { t, i18n } = useTranslation();
  const now = useHalfMinute();
  const candidates = decision.candidates ?? [];
  const group = useNames('groups')(decision.group);
  const chosen = candidates.find((candidate) => candidate.agent === decision.agent);
  const how = decision.strategy && t(`routing.strategy.${decision.strategy}` as 'routing.strategy.MANUAL', { defaultValue: decision.strategy });
  return (
    <li>
      <strong>
        {t(`routing.outcome.${decision.outcome}` as 'routing.outcome.ASSIGNED', {
          agent: chosen?.name ?? t('message.agent'),
          group: group ?? '–',
          defaultValue: decision.outcome,
        })}
      </strong>
      <Text size="xs" className="soft">
        {[
          decision.rule && t('routing.rule', { rule: decision.rule }),
          decision.agent && group,
          how,
          ago(new Date(decision.at), now, i18n.language),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {candidates.length > 0 && (
        <details className={styles.candidates}>
          <summary>{t('routing.candidates', { count: candidates.length })}</summary>
          <ul>
            {candidates.map((candidate) => (
              <li key={candidate.agent}>
                {candidate.name ?? candidate.agent}
                <span className="soft"> – {useVerdict(candidate, decision)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function useVerdict(candidate: Candidate, decision: RoutingDecision): string {
  const { t } = useTranslation();
  if (candidate.agent === decision.agent) {
    return t('routing.chosen');
  }
  const reason = candidate.passedOver;
  return reason ? t(`routing.passedOver.${reason}` as 'routing.passedOver.AWAY', { defaultValue: reason }) : '–';
}
