import Cohorts
import Atlas
import Coherence
import LeitbildData
import Foundation
let loader = AtlasLoader(layers: [LeitbildData.atlas], vocabulary: LeitbildData.vocabulary)
let r = loader.load()
for f in r.faults { print(f) }
print(r.leftOut)
if let a = r.atlas {
  let cards = try CheckCard.all(in: LeitbildData.checks)
  let day = CommandLine.arguments.dropFirst().first.flatMap { Moment($0)?.latest } ?? a.horizon
  let s = try Assessment(of: a.view(asOf: day), cards: cards)
  for f in s.findings where f.check != "voice.absent" && f.check != "reach.unserved" { print(f.severity, f.basis, f.id, "\n   ", f.explanation, f.witness?.text(in: a.glossary.vocabulary) ?? [], f.unknownFacts) }
  print(s.findings.count)
}
