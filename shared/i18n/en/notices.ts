export const notices = {
  title: "Public notices",
};
