import { Values } from "./parts.tsx";
import { QrCode } from "./qrCode.tsx";

interface CoverProps {
  branchName: string;
  title: string;
  subtitle: string;
  /** the number under which the file is found, to be scanned and to be read */
  code: { label: string; value: string };
  rows: readonly (readonly [label: string, value: string])[];
  /** whose seal is asked for, and what stands in its place until then */
  seal: { name: string; place: string };
  /** what is to be minded by whoever holds the file */
  notices: readonly string[];
}

/** The cover of a file: whose it is, under which number it lies, and where the seal goes. */
export function Cover({ branchName, title, subtitle, code, rows, seal, notices }: CoverProps) {
  return (
    <section className="cover">
      <p className="issuer">{branchName}</p>
      <h1>{title}</h1>
      <p className="subtitle">{subtitle}</p>
      <div className="code">
        <QrCode text={code.value} title={`${code.label} ${code.value}`} />
        <span>
          {code.label} {code.value}
        </span>
      </div>
      <Values rows={rows} />
      <div className="sealed">
        <p className="branch">{seal.name}</p>
        <div className="seal">{seal.place}</div>
      </div>
      {notices.map((notice) => (
        <p key={notice} className="confidential">
          {notice}
        </p>
      ))}
    </section>
  );
}
