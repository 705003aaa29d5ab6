import { createContext, type ReactNode, useContext, useId } from "react";
import { useTranslation } from "react-i18next";
import type { ScorecardProblem } from "../../../shared/domain/scorecard.ts";
import { problemText } from "./words.ts";

/** What keeps the draft from being published. */
export const ProblemContext = createContext<readonly ScorecardProblem[]>([]);

/** The problems at a place of the form, `indicators.3.steps`. */
export function useProblemsAt(place: string): ScorecardProblem[] {
  return useContext(ProblemContext).filter(({ path }) => path === place);
}

/** Whether a place of the form or any within it has a problem. */
export function useFaulty(place: string): boolean {
  return useContext(ProblemContext).some(({ path }) => path === place || path.startsWith(`${place}.`));
}

/** The element of the form to which a problem leads. */
export function placeId(path: string): string {
  return `at-${path}`;
}

/** The sentences of the problems at a place. */
export function Problems({ at, id }: { at: string; id?: string }) {
  const { t } = useTranslation();
  const problems = useProblemsAt(at);
  if (problems.length === 0) return null;
  return (
    <div className="scorecard-problem" id={id}>
      {problems.map((problem) => {
        const words = problemText(problem, t);
        return <div key={words}>{words}</div>;
      })}
    </div>
  );
}

interface FieldProps {
  /** the place of the form, as problems name it */
  at: string;
  label: string;
  /** takes the whole width of the form */
  whole?: boolean;
  /** the control, given what ties it to its label and its problems */
  children: (control: { id: string; status: "error" | ""; "aria-describedby": string }) => ReactNode;
}

/** A labelled control with its problems beneath. */
export function Field({ at, label, whole = false, children }: FieldProps) {
  const id = useId();
  const problems = useProblemsAt(at);
  const described = `${id}-problems`;
  return (
    <div className={`scorecard-field${whole ? " whole" : ""}`} id={placeId(at)}>
      <label htmlFor={id}>{label}</label>
      {children({ id, status: problems.length > 0 ? "error" : "", "aria-describedby": described })}
      <Problems at={at} id={described} />
    </div>
  );
}
