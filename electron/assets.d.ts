/** Text files that Vite puts into the bundle as they are. */
declare module "*.csv?raw" {
  const text: string;
  export default text;
}
