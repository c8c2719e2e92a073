import { useObject } from '@/api/queries';
import { useText } from '@/i18n/text';
import { useTexts } from '@/i18n/texts';
import { all, counted, useFigures } from '../figures';
import { inPeriod } from '../period';
import { ChartOrTable, TileBody } from '../Tile';
import type { Row, TileProps } from '../types';
import { Bars } from './Beside';

/** Where the leads of the period came from, and how many of them became customers. */
export function Leads({ whose, period }: TileProps) {
  const { t } = useTexts('dashboard');
  const text = useText();
  const lead = useObject('lead');
  const sources = lead?.fields.find((field) => field.name === 'source')?.options ?? [];
  const came = all(whose, inPeriod('created_at', period));
  const found = useFigures(lead ? [{ object: 'lead', filter: came, by: ['source', 'status'] }] : []);
  const groups = found.told[0]?.groups ?? [];
  const keys = [...new Set(groups.map((group) => group.keys[0] ?? null))];
  const rows: Row[] = keys
    .map((source) => {
      const of = groups.filter((group) => (group.keys[0] ?? null) === source);
      const won = counted(of.filter((group) => group.keys[1] === 'converted'));
      const label = sources.find((one) => one.value === source)?.label;
      const here = source === null ? 'NOT source:*' : `source = "${source}"`;
      return {
        key: String(source),
        label: label ? text(label) : t('none'),
        values: [counted(of)],
        told: [String(counted(of)), String(won), `${((won * 100) / counted(of)).toFixed(0)}%`],
        behind: { object: 'lead', filter: all(came, here) },
      };
    })
    .sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0));
  const heads = [t('source'), t('leads'), t('converted'), t('conversion')];
  const won = counted(groups.filter((group) => group.keys[1] === 'converted'));
  const rate = counted(groups) > 0 ? ((won * 100) / counted(groups)).toFixed(0) : '0';
  return (
    <TileBody found={found} empty={rows.length === 0}>
      <p>{t('leadsRate', { all: counted(groups), won, rate })}</p>
      <ChartOrTable heads={heads} rows={rows} label={t('tile.leads')}>
        <Bars rows={rows} heads={heads} label={t('tile.leads')} />
      </ChartOrTable>
    </TileBody>
  );
}
