import { type ReactNode, useCallback } from "react";
import { client } from "../../app/client.ts";

/** Something secret on the screen: what is copied of it leaves the clipboard in a minute, where the shell can do that. */
export function Secret({ className, children }: { className?: string; children: ReactNode }) {
  const onCopy = useCallback(() => {
    const text = String(getSelection() ?? "");
    // Without it the secret stays on the clipboard, as in any other program; nothing else depends on it.
    if (text !== "") client.session.secretCopied({ text }).catch(() => {});
  }, []);
  return (
    <div className={className} onCopy={onCopy}>
      {children}
    </div>
  );
}
