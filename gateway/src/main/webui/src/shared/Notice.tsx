import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { EmptyIcon } from './icons';
import styles from './Notice.module.css';

interface Props {
  title: string;
  text?: string;
  /** Whether this message is the whole page, so that its title is the page's. */
  page?: boolean;
  children?: ReactNode;
}

/** A calm full-width message: an empty list, a missing page. */
export function Notice({ title, text, page = false, children }: Props) {
  return (
    <div className={styles.notice}>
      <EmptyIcon />
      <Title order={page ? 1 : 2} size="h4">
        {title}
      </Title>
      {text && <Text className="soft">{text}</Text>}
      {children}
    </div>
  );
}
