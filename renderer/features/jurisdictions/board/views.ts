/** What every view of the board is given. */
export interface ViewProps {
  /** opens the menu of an area at a point of the window */
  onMenu: (areaId: number, at: { x: number; y: number }) => void;
}
