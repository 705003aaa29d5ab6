import { useAllowed } from "../../app/session.ts";
import { BoardPage } from "./board/BoardPage.tsx";
import { ResponsiblePage } from "./ResponsiblePage.tsx";

/** Who is responsible for what: the board for who reads the whole branch, the plain tree for everybody else. */
export function JurisdictionsPage() {
  return useAllowed("jurisdictions.board") ? <BoardPage /> : <ResponsiblePage />;
}
