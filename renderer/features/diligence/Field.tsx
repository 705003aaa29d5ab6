import { Form } from "antd";
import type { ReactNode } from "react";

interface FieldProps {
  label: string;
  /** id of the control */
  id: string;
  required?: boolean;
  /** whether what is required is missing */
  missing?: boolean;
  extra?: string;
  children: ReactNode;
}

/** A control with its label, outside antd's own keeping of values. */
export function Field({ label, id, required = false, missing = false, extra, children }: FieldProps) {
  return (
    <Form.Item
      label={label}
      htmlFor={id}
      required={required}
      {...(missing ? { validateStatus: "warning" as const } : {})}
      {...(extra === undefined ? {} : { extra })}
      className="diligence-field"
    >
      {children}
    </Form.Item>
  );
}
