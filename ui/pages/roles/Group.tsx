import { EditFilled, MinusCircleFilled, PlusCircleFilled } from '@ant-design/icons';
import type { RoleMatrix } from '@/api/matrix';
import type { Rows, Text } from '@/api/types';
import { joinList } from '@/i18n/list';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { PlainTable } from '@/kit/PlainTable';
import {
  type FieldLine,
  fieldLines,
  type GroupForeseen,
  type Kind,
  named,
  type ObjectForeseen,
  type PersonForeseen,
  type VerbLine,
  verbLines,
} from './foreseen';
import styles from './foreseen.module.css';

/** Names that stand in the head of a group. */
const NAMES = 5;

/** What changes for some people, and how many records each of them can list then. */
export function Group({ group, matrix }: { group: GroupForeseen; matrix: RoleMatrix }) {
  const { t, language } = useTexts('roles');
  const names = group.people.map((one) => one.name);
  const first = joinList(names.slice(0, NAMES), language);
  const count = names.length + group.more;
  const counted = group.people[0]?.counts ?? [];
  return (
    <section className={styles.group}>
      <h3>
        {t('foreseen.group', {
          count,
          names: count > NAMES || names.length === 0 ? t('foreseen.more', { names: first }) : first,
        })}
      </h3>
      {group.objects.map((one) => (
        <Changes key={one.object} of={one} matrix={matrix} />
      ))}
      {counted.length > 0 ? (
        <Counts people={group.people} objects={counted.map((one) => one.object)} matrix={matrix} />
      ) : null}
      {group.more > 0 ? <p className={styles.hint}>{t('foreseen.others', { count: group.more })}</p> : null}
    </section>
  );
}

function Changes({ of, matrix }: { of: ObjectForeseen; matrix: RoleMatrix }) {
  const text = useText();
  const words = useWords(matrix, of.object);
  const lines = [
    ...verbLines(of.verbs).map((line) => ({ kind: line.kind, says: words.verbs(line) })),
    ...fieldLines(of.fields).map((line) => ({ kind: line.kind, says: words.fields(line) })),
  ];
  return (
    <>
      <h4>{text(named(matrix, of.object).object) || of.object}</h4>
      <ul className={styles.lines}>
        {lines.map(({ kind, says }) => (
          <li key={says} data-kind={kind}>
            <Mark kind={kind} />
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Mark({ kind }: { kind: Kind }) {
  const { t } = useTexts('roles');
  const label = t(`foreseen.kinds.${kind}`);
  if (kind === 'gain') return <PlusCircleFilled aria-label={label} />;
  return kind === 'lose' ? <MinusCircleFilled aria-label={label} /> : <EditFilled aria-label={label} />;
}

/** The sentences about one object. */
function useWords(matrix: RoleMatrix, object: string) {
  const { t, language } = useTexts('roles');
  const text = useText();
  const of = named(matrix, object);
  const list = (names: string[], label: (name: string) => Text | null) =>
    joinList(
      names.map((name) => text(label(name)) || name),
      language,
    );
  const oneOf = (rows: Rows) => text(of.rows(rows)) || t('shared');
  const rowsOf = (rows: Rows[]) => joinList(rows.map(oneOf), language);
  const seen = ({ view, edit }: FieldLine['before']) => t(`views.${view}`) + (edit ? t('editable') : '');
  return {
    verbs: ({ verbs, before, after }: VerbLine) => {
      const what = list(verbs, of.verb);
      if (before.length === 0) return t('foreseen.gain', { what, rows: rowsOf(after) });
      if (after.length === 0) return t('foreseen.lose', { what, rows: rowsOf(before) });
      return t('foreseen.change', { what, before: rowsOf(before), after: rowsOf(after) });
    },
    fields: ({ fields, rows, before, after }: FieldLine) => {
      const said = { what: list(fields, of.field), before: seen(before), after: seen(after) };
      // The nearest rows are what people think of; others are named.
      if (rows === 'own') return t('foreseen.field', said);
      return t('foreseen.fieldOn', { ...said, rows: oneOf(rows) });
    },
  };
}

interface CountsProps {
  people: PersonForeseen[];
  objects: string[];
  matrix: RoleMatrix;
}

function Counts({ people, objects, matrix }: CountsProps) {
  const { t } = useTexts('roles');
  const text = useText();
  const number = ({ total, total_at_least }: PersonForeseen['counts'][number]['before']) =>
    total === null
      ? t('foreseen.atLeast', { count: total_at_least ?? 0 })
      : t('foreseen.exact', { count: total });
  const columns = [
    { key: 'name', title: t('foreseen.person'), lead: true, render: (one: PersonForeseen) => one.name },
    ...objects.map((object) => ({
      key: object,
      title: text(named(matrix, object).object) || object,
      numeric: true,
      render: ({ counts }: PersonForeseen) => {
        const found = counts.find((one) => one.object === object);
        return found
          ? t('foreseen.count', { before: number(found.before), after: number(found.after) })
          : null;
      },
    })),
  ];
  return (
    <>
      <h4>{t('foreseen.counts')}</h4>
      <PlainTable
        label={t('foreseen.counts')}
        columns={columns}
        rows={people}
        rowKey={(person) => person.id}
      />
    </>
  );
}
