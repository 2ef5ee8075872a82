import { Button, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArticleText, useSuggestions, type Question } from '../api/queries';
import type { SuggestedArticle } from '../api/types';
import { Failure } from '../shared/Failure';
import { InsertIcon } from '../shared/icons';
import styles from './ArticlesCard.module.css';
import { Card } from './Card';
import { plainMarkdown } from './plainMarkdown';

interface Props {
  ticketId: string;
  question: Question | undefined;
  /** Absent for those who may read but not reply. */
  onInsert: ((text: string) => void) | undefined;
}

/** What the knowledge base would answer, one click away from the reply. */
export function ArticlesCard({ ticketId, question, onInsert }: Props) {
  const { t } = useTranslation();
  const proposed = useSuggestions(ticketId, question);
  return (
    <Card title={t('articles.title')}>
      {proposed.isPending && <Skeleton height={60} />}
      {proposed.isError && <Failure failure={proposed.error} onRetry={() => void proposed.refetch()} />}
      {proposed.data?.items.length === 0 && <Text className="soft">{t('articles.none')}</Text>}
      <ul className={styles.list}>
        {proposed.data?.items.map((article) => (
          <Proposal key={article.id} article={article} onInsert={onInsert} />
        ))}
      </ul>
    </Card>
  );
}

function Proposal({ article, onInsert }: { article: SuggestedArticle; onInsert: Props['onInsert'] }) {
  const { t } = useTranslation();
  const textOf = useArticleText();
  const [state, setState] = useState<'idle' | 'fetching' | 'inserted' | Error>('idle');

  const insert = async (into: (text: string) => void) => {
    setState('fetching');
    try {
      const full = await textOf(article.id);
      into(`${full.title}\n\n${plainMarkdown(full.body)}`);
      setState('inserted');
    } catch (failure) {
      setState(failure as Error);
    }
  };

  return (
    <li>
      <strong>{article.title}</strong>
      {article.excerpt && (
        <Text size="xs" className="soft" lineClamp={2}>
          {article.excerpt}
        </Text>
      )}
      {state instanceof Error && <Failure failure={state} />}
      {onInsert && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<InsertIcon />}
          loading={state === 'fetching'}
          aria-label={t('articles.insertLabel', { title: article.title })}
          onClick={() => void insert(onInsert)}
        >
          {state === 'inserted' ? t('articles.inserted') : t('articles.insert')}
        </Button>
      )}
    </li>
  );
}
