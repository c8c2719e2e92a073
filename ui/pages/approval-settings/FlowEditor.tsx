import { Alert, Button, Drawer, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { isProblem } from '@/api/problem';
import { useObjects } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { problemText } from '@/kit/problemText';
import { useNarrow } from '@/kit/useNarrow';
import { ConditionLines } from './ConditionLines';
import { approvable, type Flow, type FlowDraft, saveFlow } from './flows';
import { Steps } from './Steps';
import styles from './settings.module.css';
import { openFields, useWords } from './useWords';

interface Props {
  flow: Flow | null;
  place: number;
  onClose: () => void;
}

/** Writes a flow: when, before what, by whom; and says it in words as it is written. */
export default function FlowEditor({ flow, place, onClose }: Props) {
  const { t } = useTexts('approvals');
  const text = useText();
  const narrow = useNarrow();
  const words = useWords();
  const objects = approvable(useObjects());
  const [draft, setDraft] = useState<FlowDraft>(
    () => flow ?? fresh(objects[0]?.name ?? '', t('step.manager')),
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const object = objects.find((one) => one.name === draft.object);
  const fields = openFields(object);
  const put = (change: Partial<FlowDraft>) => setDraft({ ...draft, ...change });
  const save = async () => {
    setBusy(true);
    setError('');
    try {
      await saveFlow(flow, draft, place);
      onClose();
    } catch (problem) {
      const first = isProblem(problem) ? problem.fields[0]?.detail : undefined;
      setError(first ?? problemText(problem, t));
    } finally {
      setBusy(false);
    }
  };
  const complete = draft.name.trim() !== '' && draft.guard !== '' && draft.steps.length > 0;
  return (
    <Drawer
      open
      size={narrow ? '100%' : 720}
      onClose={onClose}
      mask={{ closable: false }}
      title={t(flow ? 'flow.editTitle' : 'flow.add')}
      footer={
        <Space>
          <Button type="primary" loading={busy} disabled={!complete} onClick={() => void save()}>
            {t('common:save')}
          </Button>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
        </Space>
      }
    >
      {error ? <Alert type="error" showIcon title={error} role="alert" style={{ marginBottom: 16 }} /> : null}
      <p className={styles.preview} aria-live="polite">
        {words(draft)}
      </p>
      <Form layout="vertical" component="div">
        <Form.Item label={t('flow.name')} htmlFor="flow-name">
          <Input
            id="flow-name"
            value={draft.name}
            maxLength={60}
            onChange={(event) => put({ name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('flow.object')} htmlFor="flow-object">
          <Select
            id="flow-object"
            value={draft.object}
            onChange={(name: string) => put({ object: name, condition: '', guard: '', watch: [] })}
            options={objects.map((one) => ({ value: one.name, label: text(one.label) }))}
          />
        </Form.Item>
        <Form.Item label={t('flow.condition')} extra={t('flow.conditionHint')}>
          <ConditionLines
            key={`when-${draft.object}`}
            fields={fields}
            value={draft.condition}
            onChange={(condition) => put({ condition })}
            label={t('flow.condition')}
          />
        </Form.Item>
        <Form.Item label={t('flow.guard')} extra={t('flow.guardHint')}>
          <ConditionLines
            key={`before-${draft.object}`}
            fields={fields}
            value={draft.guard}
            onChange={(guard) => put({ guard })}
            label={t('flow.guard')}
          />
        </Form.Item>
        <Form.Item label={t('flow.watch')} extra={t('flow.watchHint')} htmlFor="flow-watch">
          <Select
            id="flow-watch"
            mode="multiple"
            value={draft.watch}
            onChange={(watch: string[]) => put({ watch })}
            options={object?.fields
              .filter((field) => !field.read_only)
              .map((field) => ({ value: field.name, label: text(field.label) }))}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <Form.Item label={t('flow.steps')}>
          <Steps steps={draft.steps} onChange={(steps) => put({ steps })} />
        </Form.Item>
      </Form>
    </Drawer>
  );
}

function fresh(object: string, step: string): FlowDraft {
  const steps = [
    { key: 1, name: step, who: 'manager' as const, people: [], role: null, need: 'any' as const },
  ];
  return { name: '', object, condition: '', guard: '', watch: [], steps };
}
