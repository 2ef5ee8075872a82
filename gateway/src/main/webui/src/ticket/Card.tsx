import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import styles from './Card.module.css';

export function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={`card ${styles.card}`} aria-labelledby={id}>
      <Title order={2} size="h6" id={id} mb={10}>
        {title}
      </Title>
      {children}
    </section>
  );
}
