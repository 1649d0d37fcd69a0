// What codes of the corpus are called on the screen.
import type { State } from '@/kit/state-tag'
import type { Word } from '@/words/corpus'

/** Folded states of publications, with how they look. */
export const STATUSES: Record<string, { word: Word; state: State }> = {
  granted: { word: 'lsGranted', state: 'ok' },
  pending: { word: 'lsPending', state: 'warn' },
  refused: { word: 'lsRefused', state: 'error' },
  withdrawn: { word: 'lsWithdrawn', state: 'unknown' },
  lapsed: { word: 'lsLapsed', state: 'unknown' },
  expired: { word: 'lsExpired', state: 'unknown' },
  revoked: { word: 'lsRevoked', state: 'error' },
}

/** By the letter that leads the kind of a document; offices agree on these. */
const KINDS: Record<string, Word> = { A: 'kindApplication', B: 'kindGrant', C: 'kindGrant', U: 'kindModel', Y: 'kindModel', S: 'kindDesign', D: 'kindDesign', E: 'kindReissue' }
export const kindWord = (kind: string): Word | undefined => KINDS[kind[0] ?? '']

export const FIELD_WORDS: Record<string, Word> = {
  '': 'cfAny', TA: 'cfTa', TAC: 'cfTac', TI: 'cfTi', AB: 'cfAb', CL: 'cfCl', PA: 'cfPa', IN: 'cfIn', IPC: 'cfIpc', CPC: 'cfCpc', AD: 'cfAd', PD: 'cfPd', AY: 'cfAy', PY: 'cfPy', LS: 'cfLs', CY: 'cfCy', KD: 'cfKd',
  PN: 'cfPn', AN: 'cfAn', PAS: 'cfPas', IPC4: 'cfIpc4', IPCG: 'cfIpcg', CTN: 'cfCtn', FA: 'cfFa', CT: 'cfCt', TP: 'cfTp',
}

/** The code that narrows a search to one value of an axis. */
export const AXIS_CODES: Record<string, string> = {
  applied_year: 'AY', legal_status: 'LS', kind: 'KD', ipc_subclass: 'IPC4', ipc_group: 'IPCG', country: 'CY', applicant: 'PAS', topic: 'TP', keyword: 'KW', region: 'RG',
}

/** The last years of a set are not yet published whole: 18 months pass between application and publication. */
export const OPEN_YEARS = 2
