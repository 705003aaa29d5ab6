/**
 * Looks of the certificate: a framed front without running header and footer, from which pages are counted, and a back
 * to be written on.
 */
export const certificateStyles = `
section.certificate { page: cover; break-before: auto; }
.frame { min-height: 263mm; position: relative; border: 3pt double #333; padding: 8mm 9mm; display: flex; flex-direction: column; }
.certificate figure { position: absolute; top: 3mm; right: 4mm; }
.certificate .qr { width: 26mm; height: 26mm; }
.certificate figcaption { font-size: 8.5pt; line-height: 1; color: #1d1d1d; }
.certificate-number { font-size: 12pt; margin: 0; }
.certificate-branch { font-size: 18pt; font-weight: 600; text-align: center; margin: 13mm 0 0; }
.certificate h1 { font-size: 44pt; letter-spacing: .3em; text-indent: .3em; margin: 1mm 0 0; padding: 0; line-height: 1.3; }
:lang(en) .certificate h1 { font-size: 32pt; letter-spacing: .02em; text-indent: 0; }
.certificate-kind { font-size: 13pt; text-align: center; margin: 0 0 7mm; }
.facts { table-layout: fixed; font-size: 13pt; line-height: 1.4; }
.facts th { width: 43mm; }
.facts th, .facts td { padding: 2.3mm 3mm; vertical-align: middle; }
.facts.dense { font-size: 10.5pt; }
.facts.dense th, .facts.dense td { padding: 1.2mm 3mm; }
.certificate .rule { font-size: 14pt; border-width: 1.5pt; border-color: #555; margin: 6mm 0; padding: 3mm; }
:lang(en) .certificate .rule { font-size: 12pt; }
.issue { display: grid; grid-template-columns: 1fr 1fr; gap: 8mm; margin-top: auto; font-size: 12pt; }
.issue > div { border: .5pt solid #777; padding: 3mm 4mm; min-height: 44mm; display: flex; flex-direction: column; }
.issue .seal-place { flex: 1; align-self: center; display: flex; align-items: center; color: #555; }
.certificate-back ol { margin: 0 0 4mm; padding-left: 7mm; font-size: 10pt; line-height: 1.45; }
section > h3:first-child { margin-top: 0; }
.record { table-layout: fixed; }
.record tr { height: 9mm; }
.record th, .record td { font-size: 9pt; line-height: 1.4; padding: 1mm 1.2mm; vertical-align: middle; }
.record th { text-align: center; line-height: 1.2; }
.record .day { width: 20mm; }
.record .drawn, .record .repaid, .record .balance { width: 25mm; }
.record .handledBy { width: 20mm; }
.record .signature { width: 20mm; }
.register .row { width: 10mm; }
.register .certificate { width: 26mm; }
.register .line { width: 27mm; }
.register .page { width: 14mm; }
.register .receivedBy { width: 33mm; }
.register .receivedOn { width: 26mm; }
.left-blank { text-align: center; color: #555; }
`;
