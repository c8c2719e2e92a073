import { byName } from '../byName';

export default byName(import.meta.glob('../en/*.json', { eager: true }));
