import { openBench } from '/work/main/scripts/bench/bench.ts'
import { runSubject } from '/work/main/scripts/bench/run-subject.ts'
const t0=performance.now()
const say=(...a:unknown[])=>console.log(((performance.now()-t0)/1000).toFixed(1),...a)
const bench = await openBench(200)
say('bench', bench.facts.courseSlug, bench.facts.lessonSlug, bench.facts.task)
try {
for (const s of ['usual','http','here'] as const) say(s, await runSubject(bench, s, ['fill', null], {limitMs: 20000}))
await bench.proxy.set({kind:'latency', roundTripMs:100})
for (const s of ['usual','http','here'] as const) say(s, JSON.stringify(await runSubject(bench, s, ['reads', {rates: s==='usual'?[0,2]:[0,2,200], sliceMs: 2000, rounds: 1}], {limitMs: 40000}),null,0))
say(JSON.stringify(await runSubject(bench,'here',['questions',{blocks:10}],{limitMs:20000}),null,1))
} finally { await bench.close(); say('closed') }
