import { Button, Group, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSendMessage } from '../api/queries';
import type { MessageKind, NewMessage, Ticket } from '../api/types';
import { Failure } from '../shared/Failure';
import styles from './Editor.module.css';
import type { Draft } from './useDraft';

/** A reply to the customer or a note among agents; the two look different so that nobody mixes them up. */
export function Editor({ ticket, draft }: { ticket: Ticket; draft: Draft }) {
  const { t } = useTranslation();
  const sending = useSendMessage(ticket.id);
  const [done, setDone] = useState('');
  const may = useMay();
  // Whoever wants to answer on a closed ticket reopens it first.
  const mayReply = may('ticket:reply') && ticket.status !== 'CLOSED';
  const kinds = (['REPLY', 'NOTE'] as const).filter((kind) => (kind === 'REPLY' ? mayReply : may('ticket:note')));
  const kind = kinds.find((allowed) => allowed === draft.kind) ?? kinds[0];
  const note = kind === 'NOTE';
  const empty = draft.text.trim() === '';

  if (!kind) {
    return null;
  }

  const send = (then?: NewMessage['then']) => {
    setDone('');
    const message: NewMessage = { kind, text: draft.text.trim(), ...(then && { then }) };
    sending.mutate(
      { message, key: `${draft.key}-${kind}-${then ?? ''}` },
      {
        onSuccess: () => {
          draft.clear();
          setDone(note ? t('editor.noted') : t('editor.sent'));
        },
      },
    );
  };

  return (
    <form className={`card ${styles.editor}`} data-kind={kind} onSubmit={(event) => event.preventDefault()}>
      <SegmentedControl
        size="xs"
        aria-label={t('editor.kind')}
        value={kind}
        onChange={(chosen) => draft.setKind(chosen as MessageKind)}
        data={kinds.map((value) => ({ value, label: value === 'REPLY' ? t('editor.reply') : t('editor.note') }))}
      />
      <Textarea
        aria-label={note ? t('editor.note') : t('editor.label')}
        placeholder={
          note
            ? t('editor.notePlaceholder')
            : t('editor.replyPlaceholder', { name: ticket.contact.name ?? t('editor.theCustomer') })
        }
        autosize
        minRows={4}
        maxRows={16}
        variant="unstyled"
        value={draft.text}
        onChange={(event) => draft.setText(event.currentTarget.value)}
      />
      {!note && ticket.contact.undeliverable && (
        <Text size="sm" c="red" role="note">
          {t('undeliverable.reply', { address: ticket.contact.email, reason: ticket.contact.undeliverable })}
        </Text>
      )}
      {sending.isError && (
        <Failure
          failure={sending.error}
          title={sending.error.status === 403 ? t('editor.refused') : t('editor.failed')}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Text size="sm" className={styles.done} role="status">
          {done}
        </Text>
        {note ? (
          <Button disabled={empty} loading={sending.isPending} onClick={() => send()}>
            {t('editor.addNote')}
          </Button>
        ) : (
          <>
            {may('ticket:close') && (
              <Button variant="default" disabled={empty || sending.isPending} onClick={() => send('CLOSE')}>
                {t('editor.sendAndClose')}
              </Button>
            )}
            <Button disabled={empty} loading={sending.isPending} onClick={() => send()}>
              {t('editor.send')}
            </Button>
          </>
        )}
      </Group>
    </form>
  );
}
