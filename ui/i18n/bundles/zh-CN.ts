import { byName } from '../byName';

export default byName(import.meta.glob('../zh-CN/*.json', { eager: true }));
