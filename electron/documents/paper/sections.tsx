import type { ReactNode } from "react";
import { PageNumber } from "./pageNumbers.tsx";

/** A titled part of a file. */
export interface FileSection {
  title: string;
  body: ReactNode;
  /** a form that is signed or copied by itself, and shares its sheet with nothing else */
  ownSheet?: boolean;
}

type NumberedSection = FileSection & { id: string };

/** The sections with ids by their place in an article. */
export function numbered(articleId: string, sections: readonly FileSection[]): NumberedSection[] {
  return sections.map((section, index) => ({ ...section, id: `${articleId}-${index + 1}` }));
}

interface CatalogueProps {
  sections: readonly NumberedSection[];
  heads: { number: string; section: string; page: string };
}

/** What a file holds, and on which of its pages each section begins. */
export function Catalogue({ sections, heads }: CatalogueProps) {
  return (
    <table className="catalogue">
      <thead>
        <tr>
          <th style={{ width: "18mm" }}>{heads.number}</th>
          <th>{heads.section}</th>
          <th style={{ width: "22mm" }}>{heads.page}</th>
        </tr>
      </thead>
      <tbody>
        {sections.map(({ id, title }, index) => (
          <tr key={id}>
            <td className="number">{index + 1}</td>
            <td>{title}</td>
            <td className="number">
              <PageNumber of={id} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Short sections one after the other on a sheet; what does not fit on the rest of a page begins on the next. */
export function Sections({ sections }: { sections: readonly NumberedSection[] }) {
  return sheetsOf(sections).map((sheet) => (
    <section key={sheet[0]?.id}>
      {sheet.map(({ id, title, body }) => (
        <div key={id} id={id} className="part">
          <h2>{title}</h2>
          {body}
        </div>
      ))}
    </section>
  ));
}

function sheetsOf(sections: readonly NumberedSection[]): NumberedSection[][] {
  const sheets: NumberedSection[][] = [];
  for (const section of sections) {
    const last = sheets.at(-1);
    if (!last || section.ownSheet || last.at(-1)?.ownSheet) sheets.push([section]);
    else last.push(section);
  }
  return sheets;
}
