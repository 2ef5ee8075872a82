import { Button, Skeleton, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArticleText, useSuggestions } from '../api/queries';
import type { SuggestedArticle } from '../api/types';
import { Failure } from '../shared/Failure';
import { InsertIcon } from '../shared/icons';
import styles from './ArticlesCard.module.css';
import { Card } from './Card';

interface Props {
  ticketId: string;
  question: string | undefined;
  language: string | undefined;
  onInsert: (text: string) => void;
}

/** What the knowledge base would answer, one click away from the reply. */
export function ArticlesCard({ ticketId, question, language, onInsert }: Props) {
  const { t } = useTranslation();
  const proposed = useSuggestions(ticketId, question, language);
  return (
    <Card title={t('articles.title')}>
      {proposed.isPending && <Skeleton height={60} />}
      {proposed.isError && <Failure failure={proposed.error} onRetry={() => void proposed.refetch()} />}
      {proposed.data?.items.length === 0 && <Text className="soft">{t('articles.none')}</Text>}
      <ul className={styles.list}>
        {proposed.data?.items.slice(0, 3).map((article) => (
          <Proposal key={article.id} article={article} onInsert={onInsert} />
        ))}
      </ul>
    </Card>
  );
}

function Proposal({ article, onInsert }: { article: SuggestedArticle; onInsert: (text: string) => void }) {
  const { t } = useTranslation();
  const textOf = useArticleText();
  const [state, setState] = useState<'idle' | 'fetching' | 'inserted' | Error>('idle');

  const insert = async () => {
    setState('fetching');
    try {
      const full = await textOf(article.id);
      onInsert(full.text ? `${full.title}\n\n${full.text}` : full.title);
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
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<InsertIcon />}
        loading={state === 'fetching'}
        aria-label={t('articles.insertLabel', { title: article.title })}
        onClick={() => void insert()}
      >
        {state === 'inserted' ? t('articles.inserted') : t('articles.insert')}
      </Button>
    </li>
  );
}
