// Asks a Lexicall server whether calls may go ahead. Needs nothing but Node.js 18, or a browser's fetch.
import { createInterface } from 'node:readline';

export interface Verdict {
  id?: string;
  decision: 'permit' | 'indeterminate' | 'deny';
  permittedFrom?: string;
  findings: { rule: string; citation: string; message: string; missing?: string[] }[];
  obligations: { obligation: string; due: string | null }[];
}

export class Lexicall {
  constructor(private base: string, private token?: string, private timeout = 2000) {
    this.base = base.replace(/\/+$/, '');
  }

  /** Returns the verdict; throws where there is none, and then nothing is permitted. */
  async check(facts: object): Promise<Verdict> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    const answer = await fetch(`${this.base}/v1/check`, {
      method: 'POST', headers, body: JSON.stringify(facts), signal: AbortSignal.timeout(this.timeout) });
    const json = await answer.json();
    if (!answer.ok) throw new Error(`${json.title}: ${JSON.stringify(json.errors ?? json.detail)}`);
    return json as Verdict;
  }
}

const lexicall = new Lexicall(process.argv[2], process.env.LEXICALL_TOKEN);
for await (const line of createInterface({ input: process.stdin })) {
  try {
    const verdict = await lexicall.check(JSON.parse(line));
    if (!verdict.id) throw new Error("the facts have no id, so the verdict could be taken for another's");
    console.log(verdict.id, verdict.decision, verdict.permittedFrom ?? '-');
  } catch (failure) {
    console.log('no permit:', (failure as Error).message);
  }
}
