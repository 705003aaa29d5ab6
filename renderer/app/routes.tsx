import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { z } from "zod";
import { customerFilterSchema, customerOrderSchema } from "../../shared/contract/customers.ts";
import { NotFound } from "../ui/NotFound.tsx";
import { AppLayout } from "./AppLayout.tsx";

const root = createRootRoute({ component: AppLayout });

/** Every screen of the application, with the address it lives at. Ids in addresses are whole numbers. */
const idParams = {
  parse: ({ id }: { id: string }) => ({ id: z.coerce.number().int().parse(id) }),
  stringify: ({ id }: { id: number }) => ({ id: String(id) }),
};

export const dashboardRoute = createRoute({
  getParentRoute: () => root,
  path: "/",
  component: lazyRouteComponent(() => import("../features/dashboard/DashboardPage.tsx"), "DashboardPage"),
});

const customerListSearch = customerFilterSchema.extend(customerOrderSchema.shape);

export const customersRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers",
  validateSearch: (search) => customerListSearch.catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/ledger/CustomersPage.tsx"), "CustomersPage"),
});

export const newCustomerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/new",
  component: lazyRouteComponent(() => import("../features/ledger/NewCustomerPage.tsx"), "NewCustomerPage"),
});

export const customerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id",
  params: idParams,
  validateSearch: (search) =>
    z
      .object({ tab: z.string().max(40).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/ledger/CustomerPage.tsx"), "CustomerPage"),
});

export const editCustomerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/edit",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/ledger/EditCustomerPage.tsx"), "EditCustomerPage"),
});

/** Making the customer and another one: `other` is the one merged away. */
export const mergeCustomerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/merge",
  params: idParams,
  validateSearch: (search) => z.object({ other: z.int().positive().optional() }).catch({}).parse(search),
  component: lazyRouteComponent(() => import("../features/merges/MergePage.tsx"), "MergePage"),
});

export const customerFileRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/file",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/documents/CustomerFilePage.tsx"), "CustomerFilePage"),
});

/** The rating form of a customer: their draft, or a new one. */
export const rateCustomerRoute = createRoute({
  getParentRoute: () => root,
  path: "/customers/$id/rate",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/ratings/RateCustomerPage.tsx"), "RateCustomerPage"),
});

export const ratingsRoute = createRoute({
  getParentRoute: () => root,
  path: "/ratings",
  component: lazyRouteComponent(() => import("../features/ratings/RatingsPage.tsx"), "RatingsPage"),
});

/** One rating, read-only, with the buttons to approve or return it. */
export const ratingRoute = createRoute({
  getParentRoute: () => root,
  path: "/ratings/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/ratings/RatingPage.tsx"), "RatingPage"),
});

export const goldRoute = createRoute({
  getParentRoute: () => root,
  path: "/gold",
  validateSearch: (search) =>
    z
      .object({ tab: z.enum(["members", "candidates", "reviews", "ended"]).optional() })
      .catch({})
      .parse(search),
  component: lazyRouteComponent(() => import("../features/gold/GoldPage.tsx"), "GoldPage"),
});

export const jurisdictionsRoute = createRoute({
  getParentRoute: () => root,
  path: "/jurisdictions",
  component: lazyRouteComponent(() => import("../features/jurisdictions/JurisdictionsPage.tsx"), "JurisdictionsPage"),
});

export const newImportRoute = createRoute({
  getParentRoute: () => root,
  path: "/imports/new",
  component: lazyRouteComponent(() => import("../features/imports/NewImportPage.tsx"), "NewImportPage"),
});

export const importRoute = createRoute({
  getParentRoute: () => root,
  path: "/imports/$id",
  params: idParams,
  component: lazyRouteComponent(() => import("../features/imports/ImportPage.tsx"), "ImportPage"),
});

export const usersRoute = createRoute({
  getParentRoute: () => root,
  path: "/users",
  component: lazyRouteComponent(() => import("../features/users/UsersPage.tsx"), "UsersPage"),
});

export const settingsRoute = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(() => import("../features/branch/SettingsPage.tsx"), "SettingsPage"),
});

export const auditRoute = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  component: lazyRouteComponent(() => import("../features/audit/AuditPage.tsx"), "AuditPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    dashboardRoute,
    customersRoute,
    newCustomerRoute,
    customerRoute,
    editCustomerRoute,
    mergeCustomerRoute,
    customerFileRoute,
    rateCustomerRoute,
    ratingsRoute,
    ratingRoute,
    goldRoute,
    jurisdictionsRoute,
    newImportRoute,
    importRoute,
    usersRoute,
    settingsRoute,
    auditRoute,
  ]),
  history: createHashHistory(),
  defaultPreload: false,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: NotFound,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
