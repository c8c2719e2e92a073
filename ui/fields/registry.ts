import type { FieldType, WireOf } from '@/api/types';
import { address } from './address';
import { bankCard } from './bank_card';
import { checkbox } from './checkbox';
import { choice } from './choice';
import { choices } from './choices';
import type { FieldRenderer } from './contract';
import { creditCode } from './credit_code';
import { date } from './date';
import { datetime } from './datetime';
import { email } from './email';
import { file } from './file';
import { grants } from './grants';
import { idCard } from './id_card';
import { image } from './image';
import { lines } from './lines';
import { longText } from './long_text';
import { money } from './money';
import { number } from './number';
import { personName } from './person_name';
import { phone } from './phone';
import { region } from './region';
import { relation } from './relation';
import { secret } from './secret';
import { text } from './text';
import { url } from './url';
import { user } from './user';
import { users } from './users';
import { wechat } from './wechat';

/** One line a field type; a type of the server that is missing here fails to compile. */
const registry: { [T in FieldType]: FieldRenderer<WireOf[T]> } = {
  text,
  long_text: longText,
  person_name: personName,
  phone,
  email,
  id_card: idCard,
  bank_card: bankCard,
  credit_code: creditCode,
  date,
  datetime,
  money,
  number,
  choice,
  choices,
  region,
  address,
  url,
  wechat,
  checkbox,
  user,
  users,
  relation,
  file,
  grants,
  lines,
  image,
  secret,
};

/** The renderer of a type. Its value type is not known to callers that walk over declarations. */
export function rendererOf(type: FieldType): FieldRenderer<never> {
  return registry[type] as unknown as FieldRenderer<never>;
}
