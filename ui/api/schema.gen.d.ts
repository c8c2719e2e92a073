// Made from docs/reference/openapi.json by "npm run types". Do not edit.
export interface paths {
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests that wait for the caller, that the caller asked for, or on which the caller has acted. */
        get: operations["get_approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many requests wait for the caller. */
        get: operations["get_approvals_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agrees to a request, refuses it, gives it back, hands it on, or takes it back. */
        post: operations["post_approvals_id_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses a link up: sets the password and signs in. */
        post: operations["post_auth_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/invitation/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whom a link invites. It is not used up. */
        post: operations["post_auth_invitation_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with login and password. */
        post: operations["post_auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session. */
        post: operations["post_auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows the second factor: a one-time code, a recovery code or a passkey. */
        post: operations["post_auth_mfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/mfa/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the authenticator by its first code. */
        post: operations["post_auth_mfa_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/mfa/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to enrol an authenticator. */
        post: operations["post_auth_mfa_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/mfa/passkey/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the passkey. */
        post: operations["post_auth_mfa_passkey_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/mfa/passkey/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to enrol a passkey as the first second factor. */
        post: operations["post_auth_mfa_passkey_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/mfa/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to show a passkey as second factor, or to prove oneself again. */
        post: operations["post_auth_mfa_passkey_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in by passkey alone. */
        post: operations["post_auth_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a sign-in by passkey alone. */
        post: operations["post_auth_passkey_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses the set-up link up: founds the organisation and signs its owner in. */
        post: operations["post_auth_setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/setup/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says until when the set-up link is good. It is not used up. */
        post: operations["post_auth_setup_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/setup/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the demo company, an organisation of its own, and tells its logins this once. The set-up
         *     link is renewed, so that the real start can be made later.
         */
        post: operations["post_auth_setup_demo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The identity providers that the sign-in page offers. */
        get: operations["get_auth_sso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to sign in by a provider (OpenID Connect), or to take an invitation with it. */
        post: operations["post_auth_sso_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends it with what the provider sent back. The cookie of the way is void then. */
        post: operations["post_auth_sso_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in by a directory (LDAP, Active Directory), or takes an invitation with an account of it. */
        post: operations["post_auth_sso_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sso/{org}/{provider}/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A provider's server ends sessions that it began (OpenID Connect Back-Channel Logout 1.0). */
        post: operations["post_auth_sso_org_provider_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says whether Kedun waits for its set-up. */
        get: operations["get_auth_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/strength": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judges a password that somebody is choosing. It is not kept. */
        post: operations["post_auth_strength"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendar/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The dates of one user as an iCalendar file (RFC 5545): kinds and times, and no value of class high.
         *     Who has the link needs nothing else; whatever is wrong with it is not found.
         */
        get: operations["get_calendar_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the bulk acts, imports and hand-overs that one asked for, newest first; of everybody for who may read the
         *     ledger and asks for them.
         */
        get: operations["get_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one of them: how many records of which kind, and which were left alone and why. */
        get: operations["get_changes_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes back what such a job did, for what nobody changed since. */
        post: operations["post_changes_id_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follows live events: `job` `{id,state,done,total}`, `notification` `{changed:true}` and `session` `{ended:true}`. */
        get: operations["get_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answers several questions as `/records/{object}/groups` does, each by itself: what one is refused does not keep the
         *     others from their answers.
         */
        post: operations["post_figures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands the records of somebody who leaves over to others, as a job that can be taken back. */
        post: operations["post_handovers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells how many records of somebody who leaves would go to whom. It names none of them. */
        post: operations["post_handovers_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own jobs, newest first. */
        get: operations["get_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how far a job is. */
        get: operations["get_jobs_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a job after the rows in hand; what was done stays. */
        post: operations["post_jobs_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/errors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the refused rows of an import, each with the reason. */
        get: operations["get_jobs_id_errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads the file of an export. */
        get: operations["get_jobs_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a job rest after the rows in hand. */
        post: operations["post_jobs_id_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a job that rests go on. */
        post: operations["post_jobs_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists entries, newest first. */
        get: operations["get_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log file for the offline verifier, `kedun audit verify --file`. */
        get: operations["get_ledger_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledger/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verifies the whole ledger: nothing altered, deleted, inserted or reordered. */
        post: operations["post_ledger_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the caller is and what they may do. */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes one's own settings. */
        patch: operations["patch_me"];
        trace?: never;
    };
    "/api/v1/me/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells whether one has a calendar feed; its link is never told again. */
        get: operations["get_me_calendar"];
        put?: never;
        /**
         * Makes one's calendar feed and tells the last part of its address this once; the one before opens
         *     nothing any more.
         */
        post: operations["post_me_calendar"];
        /** Ends one's calendar feed at once. */
        delete: operations["delete_me_calendar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the browsers with a key that one has signed in with. */
        get: operations["get_me_devices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/devices/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Blocks a lost device: its sessions end, and its key opens nothing any more. */
        post: operations["post_me_devices_id_block"];
        /** Lets a blocked device in again. */
        delete: operations["delete_me_devices_id_block"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a record one of the caller's favourites. */
        post: operations["post_me_favourites"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/favourites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a record from the caller's favourites. */
        delete: operations["delete_me_favourites_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the providers and one's own links to them. */
        get: operations["get_me_identities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to link one's own identity at a provider. */
        post: operations["post_me_identities_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links the identity with which the provider sent the browser back. */
        post: operations["post_me_identities_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Links one's own account of a directory. */
        post: operations["post_me_identities_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/identities/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes one's own link to a provider away; all other sessions end. */
        delete: operations["delete_me_identities_provider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The records that the caller saw last, and their favourites. */
        get: operations["get_me_marks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/mfa/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the new authenticator by its first code. */
        post: operations["post_me_mfa_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/mfa/enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to enrol another authenticator; the present one stays until the new one is confirmed. */
        post: operations["post_me_mfa_enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's notifications, the newest first. */
        get: operations["get_me_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets one's own address for mail. */
        post: operations["post_me_notifications_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the caller hears of each kind. */
        get: operations["get_me_notifications_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Chooses how the caller hears of a kind. */
        patch: operations["patch_me_notifications_choices"];
        trace?: never;
    };
    "/api/v1/me/notifications/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks notifications as read. */
        post: operations["post_me_notifications_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many notifications the caller has not read. */
        get: operations["get_me_notifications_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own passkeys. */
        get: operations["get_me_passkeys"];
        put?: never;
        /** Adds the passkey. */
        post: operations["post_me_passkeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins to add a passkey. */
        post: operations["post_me_passkeys_options"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a passkey; all other sessions end. */
        delete: operations["delete_me_passkeys_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's own password; all other sessions end. */
        post: operations["post_me_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes that the caller has opened a record. */
        post: operations["post_me_recent"];
        /** Forgets which records the caller saw last. */
        delete: operations["delete_me_recent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes new recovery codes; the old ones are void. */
        post: operations["post_me_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own sessions. */
        get: operations["get_me_sessions"];
        put?: never;
        post?: never;
        /** Ends all of one's own sessions but this one. */
        delete: operations["delete_me_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of one's own sessions. */
        delete: operations["delete_me_sessions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a tip, on all of the caller's devices. */
        post: operations["post_me_tips"];
        /** Shows the caller all tips again. */
        delete: operations["delete_me_tips"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the objects that the caller may use. */
        get: operations["get_objects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objects/{object}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows one object. */
        get: operations["get_objects_object"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objects/{object}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a field. Its class, purpose and audience are asked at once. */
        post: operations["post_objects_object_fields"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objects/{object}/fields/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a field. */
        patch: operations["patch_objects_object_fields_field"];
        trace?: never;
    };
    "/api/v1/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the organisation. */
        get: operations["get_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Renames the organisation. */
        patch: operations["patch_organisation"];
        trace?: never;
    };
    "/api/v1/organisation/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes the demo company: its keys first, then its rows. */
        delete: operations["delete_organisation_demo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/recovery-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shows the recovery key, after one's own password. Whoever has it and a backup can read
         *     everything.
         */
        post: operations["post_organisation_recovery_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisation/recovery-key/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that the recovery key lies in a safe place. */
        post: operations["post_organisation_recovery_key_saved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/attachment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists attachments, such as those in the recycle bin. The address without a parameter takes
         *     precedence over the one of any object, so that it answers lists as well.
         */
        get: operations["get_records_attachment"];
        put?: never;
        /** Adds a file to a record. */
        post: operations["post_records_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/attachment/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Downloads a file. Browsers are told to save it, never to show it. */
        get: operations["get_records_attachment_id_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists records. */
        get: operations["get_records_object"];
        put?: never;
        /** Creates a record. */
        post: operations["post_records_object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assigns an owner to many records, deletes or restores them, claims them or gives them back to a pool.
         *     Each is decided by itself; what is refused is told and left alone.
         */
        post: operations["post_records_object_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/bulk/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells what an act on many records would do: how many it changes, how many are refused and why, and what
         *     becomes of the first few, as the caller sees them. Nothing is changed.
         */
        post: operations["post_records_object_bulk_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/bulk/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does it as a job that can be taken back. Each record is decided by itself when its turn comes. */
        post: operations["post_records_object_bulk_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counts records: exactly up to 10,000. */
        post: operations["post_records_object_count"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/distinct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was said to be two, the latest first. */
        post: operations["post_records_object_distinct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What may be the same as a record that is being written. Of records that the caller may not read only their
         *     holders are named, and only for the whole value of a phone, a mail address or a number of identity.
         */
        post: operations["post_records_object_duplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exports records: what the caller may see, masked likewise, for a stated purpose. */
        post: operations["post_records_object_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Counts records by what they have in common, with sums: for boards, funnels and totals. It speaks of the
         *     rows that the caller may see.
         */
        post: operations["post_records_object_groups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts an import of an upload. */
        post: operations["post_records_object_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at a file: sheet, row of titles, encoding and columns are found by themselves. */
        post: operations["post_records_object_import_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/import/preview/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at an upload again, with another sheet, row of titles, encoding or mapping. */
        post: operations["post_records_object_import_preview_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pairs that may be the same, over all records that the caller may see: each page looks at some of them. */
        post: operations["post_records_object_pairs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pools that the caller knows: how much lies in them, and how much may still be taken and seen today. */
        get: operations["get_records_object_pools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Searches records. What is searched for stands in the body, never in an address. */
        post: operations["post_records_object_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Opens a record. The act stands in the ledger before the answer leaves. */
        get: operations["get_records_object_id"];
        put?: never;
        post?: never;
        /** Moves a record into the recycle bin. Nothing is destroyed. */
        delete: operations["delete_records_object_id"];
        options?: never;
        head?: never;
        /** Changes a record. A stale version is refused with 409 and loses nothing. */
        patch: operations["patch_records_object_id"];
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has seen or changed this record, newest first. */
        get: operations["get_records_object_id_access"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a record stands with approvals: whether it needs one, who would be asked, and what was decided. */
        get: operations["get_records_object_id_approval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/children/{child}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the records of another object that follow this one, such as a customer's contacts. */
        get: operations["get_records_object_id_children_child"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Claims a record that lies in a pool: it becomes the caller's own. */
        post: operations["post_records_object_id_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/collaborators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With whom a record is shared. */
        get: operations["get_records_object_id_collaborators"];
        put?: never;
        /**
         * Shares a record with a colleague or a department for some days. It opens this record and what is a part of it,
         *     nothing beside it, and shows no field better than the receiver's own role does.
         */
        post: operations["post_records_object_id_collaborators"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/collaborators/{share}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a share back. */
        delete: operations["delete_records_object_id_collaborators_share"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turns a lead into a customer, with a contact and a deal where those are asked for, all at once. */
        post: operations["post_records_object_id_convert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/distinct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Says that this record and another one are two, so that they are told to nobody as duplicates any more, or
         *     takes it back.
         */
        post: operations["post_records_object_id_distinct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What may be the same as this record. */
        post: operations["post_records_object_id_duplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explains what somebody may do with this record and how they see its fields, and by which role. For owners and
         *     administrators, of records that they may read themselves; no value of the record is told.
         */
        get: operations["get_records_object_id_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The changes of a record, newest first, as far as the caller may see the values. */
        get: operations["get_records_object_id_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merges another record into this one: what follows it comes along, and it stays as a tombstone that can
         *     come back for 30 days.
         */
        post: operations["post_records_object_id_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/merge/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What merging another record into this one would take along; nothing is changed. */
        post: operations["post_records_object_id_merge_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What went into a record, the latest first. */
        get: operations["get_records_object_id_merges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a record back to a pool, where nobody owns it. */
        post: operations["post_records_object_id_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a record out of the recycle bin. */
        post: operations["post_records_object_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows masked fields in the clear, for a stated purpose. Each act stands in the ledger. */
        post: operations["post_records_object_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks for the approval of a record as it stands; it cannot be changed until that is closed. */
        post: operations["post_records_object_id_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{object}/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undoes a merge. */
        post: operations["post_records_object_id_unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The objects with their verbs, audiences and fields, and the ranges of rows. */
        get: operations["get_roles_matrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells who would gain and lose what if a role granted this, and how many records each of them could list before
         *     and after. For who may change the role; nothing is stored.
         */
        post: operations["post_roles_id_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the tokens that the caller may see, without their secrets. */
        get: operations["get_tokens"];
        put?: never;
        /** Makes a token that acts for the caller and tells it this once. */
        post: operations["post_tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a token at once. */
        delete: operations["delete_tokens_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all sessions of a user, who may sign in again. */
        post: operations["post_users_id_end_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a user out at once; sessions and tokens end. */
        post: operations["post_users_id_freeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a one-time link with which a new user chooses a password. */
        post: operations["post_users_id_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts what a user read in the last thirty days, by day and object, from the ledger. */
        get: operations["get_users_id_reads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/reset-mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forgets a user's authenticator; the next login enrols a new one. */
        post: operations["post_users_id_reset_mfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a one-time link with which a user who forgot the password chooses a new one. */
        post: operations["post_users_id_reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/unfreeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a frozen user in again. */
        post: operations["post_users_id_unfreeze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A new password through a one-time link. */
        AcceptInvitation: {
            /**
             * Format: password
             * @description The new password.
             */
            password: string;
            /** @description The secret of the link. */
            secret: string;
        };
        /** @description Somebody saw or changed the record. */
        AccessItem: {
            /** @description The verb. */
            act: string;
            /** @description Who. */
            actor?: string | null;
            /** @description The user's name. */
            actor_name: string;
            /** @description When. */
            at: string;
            /** @description The fields. */
            fields: string[];
            /**
             * Format: int64
             * @description Its place in the ledger, once it has one.
             */
            index?: number | null;
            /** @description The network address it came from. */
            network?: string | null;
            /** @description `done` or `refused`. */
            outcome: string;
            /** @description The purpose given. */
            purpose?: string | null;
            /** @description Why, in the actor's words; for who may read all records that the act was about. */
            reason?: string | null;
        };
        /** @description Groups, or the status and the code of a refusal */
        Answer: {
            /** @description The code of a refusal. */
            code?: string | null;
            /** @description One for each kind. */
            groups?: components["schemas"]["GroupOfRecords"][] | null;
            /** @description The names behind ids that stand in them. */
            refs?: Record<string, never> | null;
            /**
             * Format: int32
             * @description The status of a refusal.
             */
            status?: number | null;
        };
        /** @description The answers to all questions, as documented. */
        Answers: {
            /** @description In the order of the questions. */
            answers: components["schemas"]["Answer"][];
        };
        /** @description An approval. */
        Approval: {
            /** @description What was done, the first act first. */
            decisions: components["schemas"]["ApprovalDecision"][];
            /** @description The flow's name when it was asked for. */
            flow: string;
            /** @description Its record id. */
            id: string;
            /** @description What the caller may do: `decide`, `return_previous`, `withdraw`. */
            may: string[];
            requester?: components["schemas"]["ApprovalPerson"] | null;
            /** @description `pending`, `approved`, `rejected`, `returned`, `withdrawn` or `voided`. */
            status: string;
            /** @description The steps. */
            steps: components["schemas"]["ApprovalStep"][];
            /** @description When. */
            submitted_at: string;
        };
        /** @description One act. */
        ApprovalDecision: {
            /** @description `submit`, `approve`, `reject`, `return`, `return_previous`, `delegate`, `withdraw` or `void`. */
            act: string;
            /** @description When. */
            at: string;
            by?: components["schemas"]["ApprovalPerson"] | null;
            /** @description What was said to it, for who takes part and whom their rights show it. */
            remark?: string | null;
            /** @description The step in which it was done, from 1. */
            step: number;
            to?: components["schemas"]["ApprovalPerson"] | null;
        };
        /** @description A colleague. */
        ApprovalPerson: {
            /** @description The user's record id. */
            id: string;
            /** @description The name. */
            name: string;
        };
        /** @description A step of an approval. */
        ApprovalStep: {
            /** @description Who has agreed. */
            agreed: string[];
            /** @description What it is called. */
            name: string;
            /** @description `all` must agree, or `any` of them. */
            need: string;
            /** @description Who is asked. */
            people: components["schemas"]["ApprovalPerson"][];
            /** @description `done`, `current`, `ahead` or `closed`. */
            state: string;
        };
        /** @description One question, as `/records/{object}/groups` takes it. */
        Ask: {
            /** @description What they have in common; none: all are one group. */
            by?: string[];
            /** @description Which records (AIP-160). */
            filter?: string | null;
            /** @description The object's name. */
            object: string;
            /** @description Fields of money and numbers to sum. */
            sum?: string[];
        };
        /** @description One's own password, before the recovery key is shown. */
        AskRecoveryKey: {
            /**
             * Format: password
             * @description The password.
             */
            password: string;
        };
        /** @description How far in the caller is. */
        AuthAnswer: {
            /** @description Goes into the header `X-Kedun-CSRF` of every change. */
            csrf: string;
            /** @description The second factors of which one is to be shown: `passkey`, `totp`. */
            factors?: string[] | null;
            /** @description The user's own name. */
            name?: string | null;
            /** @description New recovery codes, shown this once. */
            recovery_codes?: string[] | null;
            /** @description `ok`, `mfa_required` or `mfa_enrolment_required`. */
            status: string;
        };
        /** @description Whether Kedun waits for its set-up. */
        AuthState: {
            /** @description There is a demo company. */
            demo_present: boolean;
            /** @description Nobody owns a business here yet. */
            needs_setup: boolean;
            /** @description The program's version. */
            version: string;
        };
        /** @description The end of a provider's session (OpenID Connect Back-Channel Logout 1.0). */
        BackChannelLogout: {
            /** @description The provider's signed word. */
            logout_token: string;
        };
        /** @description The beginning of a sign-in by an identity provider. */
        Begin: {
            /** @description The secret of an invitation that is to be taken with it. */
            invitation?: string | null;
            /** @description The organisation. */
            org: string;
            /** @description The provider. */
            provider: string;
        };
        /** @description The beginning of linking one's own identity. */
        BeginLink: {
            /** @description The provider. */
            provider: string;
        };
        /** @description Where the browser goes next. */
        Begun: {
            /** @description The provider's address. */
            address: string;
        };
        /** @description One act on many records. */
        Bulk: {
            /** @description `assign`, `delete`, `restore`, `claim`, `release`, `set`, `tag` or `untag`. */
            act: string;
            /** @description The field of choices, for `tag` and `untag`. */
            field?: string | null;
            /** @description … or all that fit this filter. */
            filter?: string | null;
            /** @description These records … */
            ids?: string[];
            /** @description The choices, for `tag` and `untag`. */
            options?: string[];
            /** @description The new owner's user id, for `assign`. */
            owner?: string | null;
            /** @description The pool, for `release`; needed by who knows several. */
            pool?: string | null;
            /** @description The filter speaks of those in pools; always so for `claim`. */
            pooled?: boolean;
            /** @description What was typed into the search box, with the filter. */
            q?: string | null;
            /** @description The new values by field, for `set`; `null` empties a field. */
            values?: Record<string, never>;
        };
        /** @description What a bulk act did. */
        BulkAnswer: {
            /**
             * Format: int64
             * @description So many records were changed.
             */
            done: number;
            /** @description These were left alone, each with a code and its words. */
            refused: Record<string, never>[];
        };
        /** @description What an act on many records would do. */
        BulkPreview: {
            /**
             * Format: int64
             * @description So many would be changed.
             */
            changes: number;
            /**
             * Format: int64
             * @description So many records were chosen.
             */
            chosen: number;
            /** @description The names behind ids of colleagues. */
            refs: Record<string, never>;
            /** @description Why the others would be refused: `code`, `detail` and `count`. */
            refused: Record<string, never>[];
            /**
             * Format: int64
             * @description So many are so already.
             */
            same: number;
            /** @description What becomes of the first few: `id`, `title`, and `fields` with `field`, `from` and `to`. */
            sample: Record<string, never>[];
        };
        /** @description One's own calendar feed. */
        CalendarFeed: {
            /** @description When it was made; nothing where there is none. */
            created_at?: string | null;
            /** @description When it was last fetched, to the minute. */
            last_used_at?: string | null;
        };
        /** @description A job that changed records. */
        Change: {
            /** @description What was asked for, without values. */
            about: Record<string, never>;
            /** @description Who asked for it. */
            by: string;
            /** @description Their name. */
            by_name: string;
            /** @description When it was asked for. */
            created_at: string;
            /**
             * Format: int64
             * @description What is done.
             */
            done: number;
            /** @description When it ended. */
            finished_at?: string | null;
            /** @description Its id. */
            id: string;
            /** @description `bulk`, `import` or `handover`. */
            kind: string;
            /** @description Whether it can be taken back now. */
            may_undo: boolean;
            /** @description The object. */
            object: string;
            /** @description The names behind ids of colleagues. */
            refs: Record<string, never>;
            /** @description What came out: `done`, `same` and `refused`; of an import `created`, `updated` and more. */
            result?: Record<string, never> | null;
            /** @description `waiting`, `running`, `paused`, `done`, `failed` or `cancelled`. */
            state: string;
            /**
             * Format: int64
             * @description What there is to do, once it is known.
             */
            total?: number | null;
            /** @description The last time that it was taken back: `id`, `state`, `done`, `total`, `result`. */
            undo?: Record<string, never> | null;
            /** @description Until when it can be taken back. */
            undo_until?: string | null;
        };
        /** @description Such a job with what it did to records. */
        ChangeDetail: {
            /** @description The job. */
            change: components["schemas"]["Change"];
            /** @description How many records: `object`, `act`, `state`, `target` and `count`. */
            counts: Record<string, never>[];
            /** @description Those that were left alone: `code`, `detail`, `count`, and `records` with `object`, `id` and `title`. */
            left: Record<string, never>[];
        };
        /** @description A change of one's own settings. */
        ChangeMe: {
            /** @description `zh-CN` or `en`. */
            language?: string | null;
        };
        /** @description A new password. */
        ChangePassword: {
            /**
             * Format: password
             * @description The present one.
             */
            current: string;
            /**
             * Format: password
             * @description The new one.
             */
            new: string;
        };
        /** @description How the caller hears of things. */
        Choices: {
            /** @description The caller's address as far as it tells them which one it is, such as `zh***@qq.com`. */
            address?: string | null;
            /** @description Each kind. */
            kinds: components["schemas"]["KindChoice"][];
            /** @description Whether this Kedun sends mail at all. */
            mail: boolean;
        };
        /** @description A choice for one kind. */
        ChooseKind: {
            /** @description The kind. */
            kind: string;
            /** @description By mail: `off`, `now` or `daily`. */
            mail: string;
            /** @description Whether on the page. */
            page: boolean;
        };
        /** @description A one-time code, one of the recovery codes, or a passkey. */
        Code: {
            /** @description The code that the authenticator shows. */
            code?: string | null;
            passkey?: components["schemas"]["PasskeyAnswer"] | null;
            /** @description A recovery code, when the authenticator is lost. */
            recovery_code?: string | null;
        };
        /** @description With whom a record is to be shared: a user or else a department. */
        Collaborate: {
            /**
             * Format: int32
             * @description For how many days, at most 90; 30 when nothing is said.
             */
            days?: number | null;
            /** @description The department's id; with those below it. */
            department?: string | null;
            /** @description Whether they may edit it, reveal what their role reveals, and add what follows it. */
            edit?: boolean;
            /** @description The user's id. */
            user?: string | null;
        };
        /** @description Somebody with whom a record is shared. */
        Collaborator: {
            /** @description Whether they may edit it, as far as their role lets them. */
            edit: boolean;
            /** @description When. */
            given_at: string;
            /** @description The name of who shared it. */
            given_by: string;
            /** @description The id of the user or the department. */
            grantee: string;
            /** @description The share's id. */
            id: string;
            /** @description Whether it is a department. */
            is_department: boolean;
            /** @description What they are called. */
            name: string;
            /** @description Until when. */
            until: string;
        };
        /** @description With whom a record is shared. */
        Collaborators: {
            /** @description Each with their right, the earliest first. */
            items: components["schemas"]["Collaborator"][];
            /**
             * Format: int32
             * @description Days for which it is shared at most.
             */
            max_days: number;
            /** @description Whether the caller may let others edit it. */
            may_edit: boolean;
            /** @description Whether the caller may share it and take it back. */
            may_share: boolean;
            /**
             * Format: int32
             * @description Days when nothing is said.
             */
            usual_days: number;
        };
        /** @description The first code of a new authenticator. */
        Confirm: {
            /** @description The code that the authenticator shows. */
            code: string;
        };
        /** @description What a record is turned into. */
        Convert: {
            /** @description Whether to make a contact, unless an equal one is there. */
            contact?: boolean;
            /** @description The customer that it belongs to; a new one when nothing is said. */
            customer?: string | null;
            /** @description The values of a deal, where one is to be made. */
            deal?: Record<string, never> | null;
            /** @description Values of a new customer, before those that come along. */
            values?: Record<string, never>;
            /**
             * Format: int64
             * @description The version that the caller saw.
             */
            version?: number | null;
        };
        /** @description What became of the record. */
        Converted: {
            /** @description The contact's id. */
            contact?: string | null;
            /** @description Whether the contact was there already. */
            contact_known: boolean;
            /** @description The customer's id. */
            customer: string;
            /** @description The deal's id. */
            deal?: string | null;
            /**
             * Format: int64
             * @description How many follow-ups went along.
             */
            follow_ups: number;
        };
        /** @description Which records to count. */
        Count: {
            /** @description The recycle bin. */
            deleted?: boolean;
            /** @description Which records (AIP-160). */
            filter?: string | null;
            /** @description What lies in pools. */
            pooled?: boolean;
            /** @description What was typed. */
            q?: string | null;
        };
        /** @description How many records of an object somebody could list. */
        CountForeseen: {
            /** @description As it would be. */
            after: components["schemas"]["Counted"];
            /** @description As it is. */
            before: components["schemas"]["Counted"];
            /** @description The object's name. */
            object: string;
        };
        /** @description A number of records: exact up to 10,000. */
        Counted: {
            /**
             * Format: int64
             * @description The exact number.
             */
            total?: number | null;
            /**
             * Format: int64
             * @description At least so many.
             */
            total_at_least?: number | null;
        };
        /** @description A new record. */
        Create: {
            /** @description The owner's user id; the caller when not given. */
            owner?: string | null;
            /** @description The record that it follows. */
            parent?: string | null;
            /** @description The values by field. */
            values: Record<string, never>;
        };
        /** @description What a new API token is for. */
        CreateToken: {
            /**
             * Format: int64
             * @description Days until it expires.
             */
            days: number;
            /** @description Its name. */
            name: string;
        };
        /** @description An act on an approval. */
        Decide: {
            /** @description `approve`, `reject`, `return`, `return_previous`, `delegate` or `withdraw`. */
            act: string;
            /** @description What the caller says to it, 2,000 characters at most; needed for what is returned. */
            remark?: string | null;
            /** @description To whom it is handed, for `delegate`. */
            to?: string | null;
        };
        /** @description How an approval stands after an act. */
        Decided: {
            /** @description `pending`, `approved`, `rejected`, `returned` or `withdrawn`. */
            status: string;
        };
        /** @description An object as the caller may use it. */
        Declaration: {
            /** @description The fields that the caller may see. */
            fields: components["schemas"]["Field"][];
            /** @description The object that it follows. */
            follows?: string | null;
            /** @description An icon's name. */
            icon: string;
            /** @description What people read, in the singular. */
            label: components["schemas"]["Text"];
            /** @description The name programs use. */
            name: string;
            /** @description Whether a record may be there without one that it follows. */
            optional_parent: boolean;
            /** @description Whether its records have owners of their own although they follow another. */
            own_owner: boolean;
            /** @description What people read, in the plural. */
            plural: components["schemas"]["Text"];
            /** @description Whether it is part of the program's own working. */
            system: boolean;
            /** @description The fields that a record's title is made of; the first filled one wins. */
            title: string[];
            /** @description The verbs that the caller may use. */
            verbs: string[];
        };
        /** @description A field as it was declared. */
        DeclaredField: {
            /** @description Whether it is no longer offered; its values stay. */
            archived: boolean;
            /** @description Whose work needs it. */
            audience: string;
            /** @description `low`, `medium` or `high`. */
            class: string;
            /** @description Whether the organisation added it. */
            custom: boolean;
            help?: components["schemas"]["Text"] | null;
            /** @description Whether a list shows it when nothing is chosen. */
            in_list: boolean;
            /** @description What people read. */
            label: components["schemas"]["Text"];
            /** @description The name programs use. */
            name: string;
            /** @description The choices. */
            options?: Record<string, never>[] | null;
            /** @description The field whose choices these are, as `object.field`. */
            options_of?: string | null;
            /** @description Why it is collected. */
            purpose: string;
            /** @description Whether the program alone writes it. */
            read_only: boolean;
            /** @description Whether a record cannot be without it. */
            required: boolean;
            /** @description The searches that it allows. */
            searches: string[];
            /** @description The object that it points to. */
            target?: string | null;
            /** @description The type. */
            type: string;
            /** @description Whether no two records share a value. */
            unique: boolean;
            /** @description When it is there. */
            when?: Record<string, never> | null;
        };
        /** @description One login of the demo company. */
        DemoLogin: {
            /** @description The department. */
            department: string;
            /** @description The login. */
            login: string;
            /** @description The name. */
            name: string;
            /** @description Its random password. */
            password: string;
            /** @description What the role is called. */
            role: components["schemas"]["Text"];
        };
        /** @description The demo company is there. */
        DemoMade: {
            /** @description Its logins, shown this once. */
            logins: components["schemas"]["DemoLogin"][];
            /**
             * Format: double
             * @description How long it took.
             */
            seconds: number;
        };
        /** @description A browser with a key that one has signed in with. */
        Device: {
            /** @description Since when its key opens nothing. */
            blocked_at?: string | null;
            /** @description Whether it is this one. */
            current: boolean;
            /** @description When it was first signed in with. */
            first_at: string;
            /** @description Its id. */
            id: string;
            /** @description When it was last signed in with. */
            last_at: string;
            /** @description What it calls itself. */
            name?: string | null;
        };
        /** @description The linking of one's own account of a directory. */
        DirectoryLink: {
            /** @description The login in the directory. */
            login: string;
            /**
             * Format: password
             * @description The password there.
             */
            password: string;
            /** @description The provider. */
            provider: string;
        };
        /** @description A sign-in by a directory. */
        DirectoryLogin: {
            /** @description The secret of an invitation that is to be taken with it. */
            invitation?: string | null;
            /** @description The login in the directory. */
            login: string;
            /** @description The organisation. */
            org: string;
            /**
             * Format: password
             * @description The password there.
             */
            password: string;
            /** @description The provider. */
            provider: string;
        };
        /** @description Where a page of what was said begins. */
        DistinctFrom: {
            /**
             * Format: int64
             * @description `before` of the page before; absent for the first one.
             */
            before?: number | null;
        };
        /** @description Two records that are said to be two. */
        DistinctItem: {
            /** @description The name of who said it. */
            actor_name: string;
            /** @description When it was said. */
            at: string;
            /** @description The id of the one. */
            id: string;
            /** @description The id of the other one. */
            other: string;
            /** @description What that one is called. */
            other_title: string;
            /** @description What it is called, masked where its field is. */
            title: string;
        };
        /** @description What was said to be two. */
        DistinctItems: {
            /**
             * Format: int64
             * @description Where the next page begins; `null` at the end.
             */
            before?: number | null;
            /** @description The latest first. */
            items: components["schemas"]["DistinctItem"][];
        };
        /** @description What is said of two records. */
        Distinction: {
            /** @description Whether they are two; `false` takes it back. */
            distinct: boolean;
            /** @description The id of the other one. */
            other: string;
        };
        /** @description A record that is being written. */
        Draft: {
            /** @description What was written up to now, by field; what is no value yet says nothing. */
            values: Record<string, never>;
        };
        /** @description Two records that may be the same. */
        DuplicatePair: {
            /** @description What the record that it follows is called, where the caller may read it. */
            above?: string | null;
            /** @description The id of the one that was made later. */
            id: string;
            /** @description Whether the caller may merge the one that was made later. */
            may_merge: boolean;
            /** @description The one that was made before. */
            other: components["schemas"]["Like"];
            /** @description The name of its owner. */
            owner_name: string;
            /**
             * Format: int32
             * @description How likely they are the same, of a hundred.
             */
            percent: number;
            /** @description What it is called, masked where its field is. */
            title: string;
            /** @description The fields that agree, the weightiest first. */
            why: components["schemas"]["LikeField"][];
        };
        /** @description A page of pairs. */
        DuplicatePairs: {
            /** @description Where the next page begins; `null` at the end. */
            before?: string | null;
            /** @description The pairs that were found. */
            items: components["schemas"]["DuplicatePair"][];
            /** @description How many records were looked at. */
            looked_at: number;
        };
        /** @description What may be the same. */
        DuplicatesFound: {
            /**
             * @description Who holds records that the caller may not read: names of colleagues and of pools, an empty one where
             *     nobody does.
             */
            elsewhere: string[];
            /** @description Records that the caller may read, the likeliest first. */
            items: components["schemas"]["Like"][];
            /** @description Whether masked fields and records of others were left out, since the caller has asked too often. */
            limited: boolean;
        };
        /** @description Nothing to tell. */
        Empty: Record<string, never>;
        /** @description How many sessions were ended. */
        Ended: {
            /**
             * Format: int64
             * @description Their number.
             */
            ended: number;
        };
        /** @description A new authenticator to be enrolled (RFC 6238). */
        Enrolment: {
            /** @description The secret, to be typed. */
            secret: string;
            /** @description The same as an `otpauth://` address, for a QR code. */
            uri: string;
        };
        /** @description What holds for the person, whatever the roles grant. */
        ExplainedBarrier: {
            /** @description `frozen`, `invited`, `no_roles`, `outside_hours` or `networks`. */
            code: string;
            role?: components["schemas"]["Text"] | null;
        };
        /** @description How a field is seen, and why. */
        ExplainedField: {
            /** @description The grants by which it is seen so. */
            because: components["schemas"]["RoleRows"][];
            /** @description Whether it may be written. */
            edit: boolean;
            /** @description The field's name. */
            field: string;
            /** @description What people read for it. */
            label: components["schemas"]["Text"];
            /** @description `hidden`, `masked`, `reveal` or `clear`. */
            view: string;
        };
        /** @description Who is asked about. */
        ExplainedPerson: {
            /** @description The department's name. */
            department?: string | null;
            /** @description The user's id. */
            id: string;
            /** @description The name among colleagues. */
            name: string;
            /** @description The names of the roles. */
            roles: components["schemas"]["Text"][];
        };
        /** @description What rows are told apart by. */
        ExplainedPlace: {
            /** @description The department's name. */
            department?: string | null;
            /** @description The owner's name. */
            owner?: string | null;
            /** @description The name of the pool in which it lies. */
            pool?: string | null;
            /** @description `active`, `pooled` or `deleted`. */
            state: string;
        };
        /** @description A share of the record, or of the one that it follows. */
        ExplainedShare: {
            /** @description The name of who shared it. */
            by: string;
            /** @description The department with which it is shared; `null` where it is the person. */
            department?: string | null;
            /** @description Whether they may edit it. */
            edit: boolean;
            /** @description Until when. */
            until: string;
        };
        /** @description Whether a verb is permitted, and why. */
        ExplainedVerb: {
            /** @description Whether it is permitted. */
            allowed: boolean;
            /** @description The grants that permit it. */
            because: components["schemas"]["RoleRows"][];
            /** @description Why it is not, beside the roles: `not_readable` or `exports_frozen`. */
            code?: string | null;
            /** @description What people read for it. */
            label: components["schemas"]["Text"];
            /** @description The grants that permit it on other rows alone. */
            missed: components["schemas"]["RoleRows"][];
            /** @description The verb. */
            verb: string;
        };
        /** @description What somebody may do with a record, and why. */
        Explanation: {
            /** @description What holds for the person, whatever the roles grant. */
            barriers: components["schemas"]["ExplainedBarrier"][];
            /** @description How its fields are seen. */
            fields: components["schemas"]["ExplainedField"][];
            /** @description Who is asked about. */
            person: components["schemas"]["ExplainedPerson"];
            /** @description What rows are told apart by. */
            place: components["schemas"]["ExplainedPlace"];
            /** @description By which shares it is the person's beside their roles. */
            shares: components["schemas"]["ExplainedShare"][];
            /** @description What may be done with the record; whether it may be opened stands first. */
            verbs: components["schemas"]["ExplainedVerb"][];
        };
        /** @description A field as the caller may use it. */
        Field: {
            /** @description Never: what is no longer offered is not told. */
            archived: boolean;
            /** @description Whose work needs it. */
            audience: string;
            /** @description `low`, `medium` or `high`. */
            class: string;
            /** @description Whether the organisation added it. */
            custom: boolean;
            /** @description Whether the caller may write it. */
            edit: boolean;
            help?: components["schemas"]["Text"] | null;
            /** @description As `list_default`. */
            in_list: boolean;
            /** @description What people read. */
            label: components["schemas"]["Text"];
            /** @description Whether a list shows it when nothing is chosen. */
            list_default: boolean;
            /** @description The name programs use. */
            name: string;
            /** @description The operators that a filter may use. */
            operators: string[];
            /** @description The choices. */
            options?: Record<string, never>[] | null;
            /** @description The field whose choices these are, as `object.field`. */
            options_of?: string | null;
            /** @description Why it is collected. */
            purpose: string;
            /** @description Whether the program alone writes it. */
            read_only: boolean;
            /** @description Whether a record cannot be without it. */
            required: boolean;
            /** @description The searches that it allows. */
            searches: string[];
            /** @description Whether a list may be sorted by it. */
            sortable: boolean;
            /** @description The object that it points to. */
            target?: string | null;
            /** @description The type. */
            type: string;
            /** @description Whether no two records share a value. */
            unique: boolean;
            /** @description How the caller sees it: `masked`, `reveal`, `clear`, or `mixed` when rows differ. */
            view: string;
            /** @description When it is there. */
            when?: Record<string, never> | null;
        };
        /** @description A change of a field; what is absent stays. */
        FieldChange: {
            /** @description Whether it is no longer offered. */
            archived?: boolean | null;
            /** @description Whether lists show it. */
            in_list?: boolean | null;
            label?: components["schemas"]["Text"] | null;
            /** @description All choices anew. */
            options?: Record<string, never>[] | null;
            /** @description Whether it must be filled. */
            required?: boolean | null;
        };
        /** @description A field that is seen or written in another way. */
        FieldForeseen: {
            /** @description As it would be. */
            after: components["schemas"]["Seeing"];
            /** @description As it is. */
            before: components["schemas"]["Seeing"];
            /** @description The field's name. */
            field: string;
            /** @description The nearest rows on which it changes so. */
            rows: string;
        };
        /** @description What is wrong with one field. */
        FieldProblem: {
            /** @description What is wrong, for programs. */
            code: string;
            /** @description What is wrong, for people. */
            detail: string;
            /** @description The field. */
            field: string;
        };
        /** @description What is asked at once. */
        Figures: {
            /** @description At most 40 questions. */
            asks: components["schemas"]["Ask"][];
        };
        /** @description What a role would grant. */
        GrantsWanted: {
            /** @description The grants as the field `grants` of a role holds them. */
            grants: Record<string, never>[];
        };
        /** @description Which records to group, by what, and what to sum. */
        Group: {
            /**
             * @description Fields seen in the clear, `owner`, `department`, `created_at`, `updated_at`; dates with
             *     `:year`, `:month` or `:day` behind them. At most three; none: all are one group.
             */
            by?: string[];
            /** @description The recycle bin. */
            deleted?: boolean;
            /** @description Which records (AIP-160). */
            filter?: string | null;
            /** @description What lies in pools. */
            pooled?: boolean;
            /** @description What was typed. */
            q?: string | null;
            /** @description Fields of money and numbers to sum, at most six. */
            sum?: string[];
        };
        /** @description People for whom the same changes. */
        GroupForeseen: {
            /**
             * Format: int64
             * @description So many more, who are not told one by one.
             */
            more: number;
            /** @description What changes, by object. */
            objects: components["schemas"]["ObjectForeseen"][];
            /** @description The people, by name. */
            people: components["schemas"]["PersonForeseen"][];
        };
        /** @description Records of one kind. */
        GroupOfRecords: {
            /**
             * Format: int64
             * @description How many they are.
             */
            count: number;
            /** @description What they have in common, in the order asked for; `null` where they are empty. */
            keys: unknown[];
            /** @description The sums by field: `[{"amount": "1234.50", "currency": "CNY"}]`, of numbers without currency. */
            sums: Record<string, never>;
        };
        /** @description Counts and sums by what records have in common, 1,000 groups at most. */
        Groups: {
            /** @description One for each kind. */
            groups: components["schemas"]["GroupOfRecords"][];
            /** @description The names behind ids that stand in them. */
            refs: Record<string, never>;
        };
        /** @description Whose records go to whom. */
        Handover: {
            /** @description The successor of each object, for `object`. */
            by_object?: {
                [key: string]: string;
            };
            /** @description The successor of each value of it; of a region each province's code. */
            by_value?: {
                [key: string]: string;
            };
            /** @description They do not come in any more. */
            end_access?: boolean;
            /** @description The field of customers, for `value`. */
            field?: string | null;
            /** @description Nothing is exported for whoever leaves any more. */
            freeze_exports?: boolean;
            /** @description Who leaves: a user's id. */
            from: string;
            /** @description `one`, `turns`, `object` or `value`. */
            how: string;
            /** @description These objects alone, where there are any. */
            objects?: string[];
            /** @description Why; needed to end access. */
            reason?: string | null;
            /** @description The successors; the first gets what no rule speaks of. A preview may do without. */
            to: string[];
        };
        /** @description What a hand-over would do. */
        HandoverPreview: {
            /** @description Whether exports are frozen already. */
            exports_frozen: boolean;
            /** @description The fields of customers that a rule may go by: `name` and `kind`. */
            fields: Record<string, never>[];
            /** @description Whether the caller may end access and freeze exports. */
            manages: boolean;
            /** @description The objects that have owners. */
            objects: string[];
            /** @description The names behind ids of colleagues. */
            refs: Record<string, never>;
            /** @description How many go to whom: `object`, `to` and `count`; `to` is who leaves where nobody is named yet. */
            shares: Record<string, never>[];
            /**
             * Format: int64
             * @description How many records in all.
             */
            total: number;
            /** @description The values of the field: `value`, `label` and `count`. */
            values: Record<string, never>[];
        };
        /** @description One change of a record. */
        HistoryItem: {
            /** @description The verb. */
            act: string;
            /** @description By whom. */
            actor?: string | null;
            /** @description The user's name. */
            actor_name: string;
            /** @description When. */
            at: string;
            /** @description The fields with their values before and after, as far as the caller may see them. */
            fields: Record<string, never>[];
            /**
             * Format: int64
             * @description The version that it made.
             */
            version: number;
        };
        /** @description A provider, and whether the caller is linked to it. */
        Identity: {
            /** @description `oidc` or `ldap`. */
            kind: string;
            /** @description When the caller last came in by it. */
            last_used_at?: string | null;
            /** @description Since when the caller is linked to it. */
            linked_at?: string | null;
            /** @description What it is called. */
            name: string;
            /** @description The provider. */
            provider: string;
        };
        /** @description A file to be looked at. */
        ImportFile: {
            /**
             * Format: binary
             * @description XLSX, XLS, ODS or CSV, 100 MB at most.
             */
            file: string;
        };
        /** @description Requests, the latest first. */
        Inbox: {
            /** @description The requests, 100 at most. */
            items: components["schemas"]["InboxItem"][];
            /** @description How many wait for the caller. */
            waiting: components["schemas"]["Counted"];
        };
        /** @description A request. */
        InboxItem: {
            /** @description The flow's name. */
            flow: string;
            /** @description The approval's record id. */
            id: string;
            /** @description What the caller may do. */
            may: string[];
            /** @description The object of the record. */
            object: string;
            record?: components["schemas"]["Record"] | null;
            requester?: components["schemas"]["ApprovalPerson"] | null;
            /** @description `pending`, `approved`, `rejected`, `returned`, `withdrawn` or `voided`. */
            status: string;
            /** @description The steps. */
            steps: components["schemas"]["ApprovalStep"][];
            /** @description When. */
            submitted_at: string;
            /** @description When something was last done with it. */
            updated_at: string;
        };
        /** @description Whom a link invites. */
        Invitation: {
            /** @description The organisation. */
            company: string;
            /** @description `invitation` or `reset`. */
            kind: string;
            /** @description The login. */
            login: string;
            /** @description The name. */
            name: string;
        };
        /** @description One's own sessions. */
        Items_Change: {
            /** @description The items. */
            items: {
                /** @description What was asked for, without values. */
                about: Record<string, never>;
                /** @description Who asked for it. */
                by: string;
                /** @description Their name. */
                by_name: string;
                /** @description When it was asked for. */
                created_at: string;
                /**
                 * Format: int64
                 * @description What is done.
                 */
                done: number;
                /** @description When it ended. */
                finished_at?: string | null;
                /** @description Its id. */
                id: string;
                /** @description `bulk`, `import` or `handover`. */
                kind: string;
                /** @description Whether it can be taken back now. */
                may_undo: boolean;
                /** @description The object. */
                object: string;
                /** @description The names behind ids of colleagues. */
                refs: Record<string, never>;
                /** @description What came out: `done`, `same` and `refused`; of an import `created`, `updated` and more. */
                result?: Record<string, never> | null;
                /** @description `waiting`, `running`, `paused`, `done`, `failed` or `cancelled`. */
                state: string;
                /**
                 * Format: int64
                 * @description What there is to do, once it is known.
                 */
                total?: number | null;
                /** @description The last time that it was taken back: `id`, `state`, `done`, `total`, `result`. */
                undo?: Record<string, never> | null;
                /** @description Until when it can be taken back. */
                undo_until?: string | null;
            }[];
        };
        /** @description One's own sessions. */
        Items_Declaration: {
            /** @description The items. */
            items: {
                /** @description The fields that the caller may see. */
                fields: components["schemas"]["Field"][];
                /** @description The object that it follows. */
                follows?: string | null;
                /** @description An icon's name. */
                icon: string;
                /** @description What people read, in the singular. */
                label: components["schemas"]["Text"];
                /** @description The name programs use. */
                name: string;
                /** @description Whether a record may be there without one that it follows. */
                optional_parent: boolean;
                /** @description Whether its records have owners of their own although they follow another. */
                own_owner: boolean;
                /** @description What people read, in the plural. */
                plural: components["schemas"]["Text"];
                /** @description Whether it is part of the program's own working. */
                system: boolean;
                /** @description The fields that a record's title is made of; the first filled one wins. */
                title: string[];
                /** @description The verbs that the caller may use. */
                verbs: string[];
            }[];
        };
        /** @description One's own sessions. */
        Items_Device: {
            /** @description The items. */
            items: {
                /** @description Since when its key opens nothing. */
                blocked_at?: string | null;
                /** @description Whether it is this one. */
                current: boolean;
                /** @description When it was first signed in with. */
                first_at: string;
                /** @description Its id. */
                id: string;
                /** @description When it was last signed in with. */
                last_at: string;
                /** @description What it calls itself. */
                name?: string | null;
            }[];
        };
        /** @description One's own sessions. */
        Items_Identity: {
            /** @description The items. */
            items: {
                /** @description `oidc` or `ldap`. */
                kind: string;
                /** @description When the caller last came in by it. */
                last_used_at?: string | null;
                /** @description Since when the caller is linked to it. */
                linked_at?: string | null;
                /** @description What it is called. */
                name: string;
                /** @description The provider. */
                provider: string;
            }[];
        };
        /** @description One's own sessions. */
        Items_Job: {
            /** @description The items. */
            items: {
                /** @description When it was asked for. */
                created_at: string;
                /**
                 * Format: int64
                 * @description What is done.
                 */
                done: number;
                /** @description Whether there is a file of the refused rows. */
                errors_file: boolean;
                /** @description When its file is removed. */
                expires_at?: string | null;
                /** @description The file of an export: `name` and `size`. */
                file?: Record<string, never> | null;
                /** @description When it ended. */
                finished_at?: string | null;
                /** @description Its id. */
                id: string;
                /** @description `import` or `export`. */
                kind: string;
                /** @description The object. */
                object: string;
                /** @description Why it failed: `code` and `detail`. */
                problem?: Record<string, never> | null;
                /** @description What came out; for an import `rows`, `created`, `updated`, `repeated` and `refused`. */
                result?: Record<string, never> | null;
                /** @description When it began. */
                started_at?: string | null;
                /** @description `waiting`, `running`, `paused`, `done`, `failed` or `cancelled`. */
                state: string;
                /**
                 * Format: int64
                 * @description What there is to do, once it is known.
                 */
                total?: number | null;
            }[];
        };
        /** @description One's own sessions. */
        Items_Passkey: {
            /** @description The items. */
            items: {
                /** @description When it was made. */
                created_at: string;
                /** @description The host name that it is good for. */
                host: string;
                /** @description Its id. */
                id: string;
                /** @description When it was last shown. */
                last_used_at?: string | null;
                /** @description What its owner calls it. */
                name: string;
            }[];
        };
        /** @description One's own sessions. */
        Items_Provider: {
            /** @description The items. */
            items: {
                /** @description The provider. */
                id: string;
                /** @description `oidc` or `ldap`. */
                kind: string;
                /** @description What its button says. */
                name: string;
                /** @description The organisation. */
                org: string;
            }[];
        };
        /** @description One's own sessions. */
        Items_Session: {
            /** @description The items. */
            items: {
                /** @description Whether the device's key alone can use it. */
                bound: boolean;
                /** @description Whether it is this one. */
                current: boolean;
                /** @description The device. */
                device?: string | null;
                /** @description Its id. */
                id: string;
                /** @description When it was used last. */
                last_at: string;
                /** @description The network address. */
                network?: string | null;
                /** @description Whether its owner had signed in from there before it began. */
                network_known: boolean;
                /** @description When it began. */
                started_at: string;
            }[];
        };
        /** @description One's own sessions. */
        Items_Token: {
            /** @description The items. */
            items: {
                /** @description When it was made. */
                created_at: string;
                /** @description When it expires. */
                expires_at: string;
                /** @description Its id. */
                id: string;
                /** @description When it was used last. */
                last_used_at?: string | null;
                /** @description What it is for. */
                name: string;
                /** @description How it begins. */
                prefix: string;
                /** @description The user for whom it acts. */
                user: string;
                /** @description The user's name. */
                user_name: string;
            }[];
        };
        /** @description A job of the caller. */
        Job: {
            /** @description When it was asked for. */
            created_at: string;
            /**
             * Format: int64
             * @description What is done.
             */
            done: number;
            /** @description Whether there is a file of the refused rows. */
            errors_file: boolean;
            /** @description When its file is removed. */
            expires_at?: string | null;
            /** @description The file of an export: `name` and `size`. */
            file?: Record<string, never> | null;
            /** @description When it ended. */
            finished_at?: string | null;
            /** @description Its id. */
            id: string;
            /** @description `import` or `export`. */
            kind: string;
            /** @description The object. */
            object: string;
            /** @description Why it failed: `code` and `detail`. */
            problem?: Record<string, never> | null;
            /** @description What came out; for an import `rows`, `created`, `updated`, `repeated` and `refused`. */
            result?: Record<string, never> | null;
            /** @description When it began. */
            started_at?: string | null;
            /** @description `waiting`, `running`, `paused`, `done`, `failed` or `cancelled`. */
            state: string;
            /**
             * Format: int64
             * @description What there is to do, once it is known.
             */
            total?: number | null;
        };
        /** @description The job that does it. */
        JobStarted: {
            /** @description The job's id. */
            job: string;
        };
        /** @description How the caller hears of a kind. */
        KindChoice: {
            /** @description The kind. */
            kind: string;
            /** @description What it is called. */
            label: components["schemas"]["Text"];
            /** @description By mail: `off`, `now` or `daily`. */
            mail: string;
            /** @description Whether on the page. */
            page: boolean;
        };
        /** @description One entry. */
        LedgerItem: {
            /** @description The verb. */
            act: string;
            /** @description Who. */
            actor?: string | null;
            /** @description The user's or service's name. */
            actor_name: string;
            /** @description When. */
            at: string;
            /** @description Why it was refused. */
            code?: string | null;
            /** @description What else was noted; no personal data. */
            details: Record<string, never>;
            /** @description The device or program. */
            device?: string | null;
            /** @description The fields in question. */
            fields: string[];
            /**
             * Format: int64
             * @description Its place in the log, from 0.
             */
            index: number;
            /** @description The network address it came from. */
            network?: string | null;
            /** @description The object. */
            object?: string | null;
            /** @description `done` or `refused`. */
            outcome: string;
            /** @description The purpose given. */
            purpose?: string | null;
            /** @description Why, in the actor's words; for who may read all records that the act was about. */
            reason?: string | null;
            /** @description The first hundred of them. */
            record_ids: string[];
            /** @description How many records it was about. */
            records: number;
            /** @description `page`, `token`, `cli` or `job`. */
            via: string;
        };
        /** @description One page of the ledger, newest first. */
        LedgerPage: {
            /** @description The entries. */
            items: components["schemas"]["LedgerItem"][];
            /** @description Where the next page begins. */
            next_page_token?: string | null;
            /**
             * Format: int64
             * @description Entries in all.
             */
            size: number;
        };
        /** @description A record that may be the same. */
        Like: {
            /** @description What the record that it follows is called, where the caller may read it. */
            above?: string | null;
            /** @description Its id. */
            id: string;
            /** @description Whether the caller may merge it. */
            may_merge: boolean;
            /** @description The name of its owner. */
            owner_name: string;
            /**
             * Format: int32
             * @description How likely they are the same, of a hundred.
             */
            percent: number;
            /** @description What it is called, masked where its field is. */
            title: string;
            /**
             * Format: int64
             * @description Its version.
             */
            version: number;
            /** @description The fields that agree, the weightiest first. */
            why: components["schemas"]["LikeField"][];
        };
        /** @description A field that agrees. */
        LikeField: {
            /** @description Its name. */
            field: string;
            /** @description Whether it is the same; else it is written or sounds alike. */
            same: boolean;
        };
        /** @description A one-time link to be handed over. */
        Link: {
            /** @description Until when it is good. */
            expires_at: string;
            /** @description The whole address; its secret stands behind `#`, which browsers never send. */
            link: string;
        };
        /** @description Until when a link is good. */
        LinkGood: {
            /** @description When it expires. */
            expires_at: string;
        };
        /** @description The secret of a one-time link: what stands behind `#` in its address. */
        LinkSecret: {
            /** @description The secret. */
            secret: string;
        };
        /** @description Login and password. */
        Login: {
            /** @description The login. */
            login: string;
            /**
             * Format: password
             * @description The password.
             */
            password: string;
        };
        /** @description Which are marked as read. */
        MarkRead: {
            /** @description These; all of them when nothing is said. */
            ids?: string[] | null;
        };
        /** @description A marked record. */
        Marked: {
            /** @description When it was marked. */
            at: string;
            /** @description Its id. */
            id: string;
            /** @description Its object. */
            object: string;
            /** @description Its title, as masked as in its list. */
            title: string;
        };
        /** @description What the caller marked, the latest first; what they may not read is not there. */
        Marks: {
            /** @description Favourites. */
            favourites: components["schemas"]["Marked"][];
            /** @description Records that they saw last. */
            recent: components["schemas"]["Marked"][];
        };
        /** @description Who the caller is and what they may do. */
        Me: {
            /** @description Goes into the header `X-Kedun-CSRF` of every change. */
            csrf: string;
            /** @description The verbs that the caller may use, by object. */
            may: Record<string, never>;
            /** @description The second factor. */
            mfa: Record<string, never>;
            /** @description What the caller should know. */
            notices: Record<string, never>[];
            /** @description The organisation. */
            org: Record<string, never>;
            /** @description The pages that the caller may open. */
            pages: string[];
            /** @description The purposes to choose from. */
            purposes: Record<string, never>[];
            /** @description Whether the recovery key was saved, and whether the caller may save it. */
            recovery_key: Record<string, never>;
            /** @description The session. */
            session: Record<string, never>;
            /** @description The tips that the caller closed. */
            tips: string[];
            /** @description The user. */
            user: Record<string, never>;
        };
        /** @description What is to be merged into a record. */
        Merge: {
            /** @description The id of the record that goes. */
            other: string;
            /**
             * Format: int64
             * @description The version of the record that goes.
             */
            other_version: number;
            /** @description Whose value each field keeps; what is not named stays as it is. */
            take?: {
                [key: string]: components["schemas"]["MergeSide"];
            };
            /**
             * Format: int64
             * @description The version of the record that stays, as the caller saw it.
             */
            version: number;
        };
        /** @description What a merge would be of. */
        MergeAsked: {
            /** @description The id of the record that would go. */
            other: string;
        };
        /** @description What a merge would take along. */
        MergeForeseen: {
            /** @description By object. */
            along: components["schemas"]["MergeGoing"][];
        };
        /** @description Records of one object that would go along. */
        MergeGoing: {
            /**
             * Format: int64
             * @description How many that the caller may read.
             */
            count: number;
            /** @description The object's name. */
            object: string;
        };
        /**
         * @description Whose value a field keeps.
         * @enum {string}
         */
        MergeSide: "own" | "other" | "both";
        /** @description A merge that is done. */
        Merged: {
            /**
             * Format: int64
             * @description How many records came along that the caller may read.
             */
            moved: number;
            /** @description The record that stays. */
            record: components["schemas"]["Record"];
        };
        /** @description A record that went into another one. */
        MergedItem: {
            /** @description The name of who did it. */
            actor_name: string;
            /** @description When it went. */
            at: string;
            /** @description Its id. */
            id: string;
            /** @description Whether the caller may bring it back. */
            may_undo: boolean;
            /** @description What it is called, masked where its field is. */
            title: string;
            /** @description Until when it can come back. */
            until: string;
        };
        /** @description A file that belongs to a record. */
        NewAttachment: {
            /**
             * Format: binary
             * @description The file, 100 MB at most.
             */
            file: string;
            /** @description The follow-up that it was handed in with. */
            follow_up?: string | null;
            /** @description A note. */
            note?: string | null;
            /** @description The record's id. It comes before the file. */
            parent: string;
        };
        /** @description A calendar feed that was just made. */
        NewCalendarFeed: {
            /** @description The last part of its address, below `/api/v1/calendar/`. */
            file: string;
        };
        /** @description A field to be added. */
        NewField: {
            /** @description Whose work needs it. */
            audience: string;
            /** @description `low`, `medium` or `high`. */
            class: string;
            /** @description What people read. */
            label: components["schemas"]["Text"];
            /** @description The name programs use; made up when not given. */
            name?: string | null;
            /** @description The choices, for `choice` and `choices`. */
            options?: Record<string, never>[] | null;
            /** @description Why it is collected. */
            purpose: string;
            /** @description Whether a record cannot be without it. */
            required?: boolean | null;
            /** @description The type. */
            type: string;
        };
        /** @description A new passkey. */
        NewPasskey: {
            /** @description The credential in its JSON form. */
            credential: Record<string, never>;
            /** @description The handle that came with the options. */
            handle: string;
            /** @description What its owner calls it, such as `办公室电脑`. */
            name: string;
        };
        /** @description A new API token, shown this once. */
        NewToken: {
            /** @description Its id. */
            id: string;
            /** @description The token itself: `Authorization: Bearer kd_…`. */
            token: string;
        };
        /** @description A notification. */
        Notification: {
            /** @description When it was told. */
            at: string;
            /** @description Whether the caller can no longer open the record. */
            gone: boolean;
            /** @description Its id. */
            id: string;
            /** @description Its kind. */
            kind: string;
            /**
             * Format: int64
             * @description How many records it is about.
             */
            n: number;
            /** @description The object of the record. */
            object: string;
            /** @description Whether it was read. */
            read: boolean;
            /** @description The record, where it is one and the caller can open it. */
            record?: string | null;
            /** @description What it says, without the record's title. */
            text: components["schemas"]["Text"];
            /** @description The record's title, as masked as in its list. */
            title?: string | null;
        };
        /** @description Notifications, the newest first. */
        Notifications: {
            /** @description Those of this page. */
            items: components["schemas"]["Notification"][];
            /** @description Whether there are more behind the last one. */
            more: boolean;
            /**
             * Format: int64
             * @description How many are unread in all.
             */
            unread: number;
        };
        /** @description What changes with one object. */
        ObjectForeseen: {
            /** @description The fields that are seen or written in another way. */
            fields: components["schemas"]["FieldForeseen"][];
            /** @description The object's name. */
            object: string;
            /** @description The verbs that reach other rows. */
            verbs: components["schemas"]["VerbForeseen"][];
        };
        /** @description Items with a token for older ones. */
        Older_AccessItem: {
            /** @description The items, newest first. */
            items: {
                /** @description The verb. */
                act: string;
                /** @description Who. */
                actor?: string | null;
                /** @description The user's name. */
                actor_name: string;
                /** @description When. */
                at: string;
                /** @description The fields. */
                fields: string[];
                /**
                 * Format: int64
                 * @description Its place in the ledger, once it has one.
                 */
                index?: number | null;
                /** @description The network address it came from. */
                network?: string | null;
                /** @description `done` or `refused`. */
                outcome: string;
                /** @description The purpose given. */
                purpose?: string | null;
                /** @description Why, in the actor's words; for who may read all records that the act was about. */
                reason?: string | null;
            }[];
            /** @description Where older ones begin. */
            next_page_token?: string | null;
        };
        /** @description Items with a token for older ones. */
        Older_HistoryItem: {
            /** @description The items, newest first. */
            items: {
                /** @description The verb. */
                act: string;
                /** @description By whom. */
                actor?: string | null;
                /** @description The user's name. */
                actor_name: string;
                /** @description When. */
                at: string;
                /** @description The fields with their values before and after, as far as the caller may see them. */
                fields: Record<string, never>[];
                /**
                 * Format: int64
                 * @description The version that it made.
                 */
                version: number;
            }[];
            /** @description Where older ones begin. */
            next_page_token?: string | null;
        };
        /** @description The organisation as its administrators see it. */
        Organisation: {
            /** @description When it was made. */
            created_at: string;
            /** @description Whether it is the demo company. */
            demo: boolean;
            /** @description Departments. */
            departments: number;
            /** @description Its id. */
            id: string;
            /** @description The ledger's public key as `kedun audit verify --key` takes it. */
            ledger_key: string;
            /** @description Its name. */
            name: string;
            /** @description Users who are not frozen. */
            users: number;
        };
        /** @description An address for mail. */
        OwnAddress: {
            /** @description The address; nothing takes it away. */
            address?: string | null;
        };
        /** @description One's own password, for what needs a fresh proof. */
        OwnPassword: {
            /**
             * Format: password
             * @description The password.
             */
            password: string;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The records. */
            items: components["schemas"]["Record"][];
            /** @description Where the next page begins. */
            next_page_token?: string | null;
            /** @description The names behind ids that stand in the records. */
            refs: Record<string, never>;
            /**
             * Format: int64
             * @description The exact number of records: of a list up to 10,000, of a search on sealed fields where the page is the last; `count` goes on.
             */
            total?: number | null;
            /**
             * Format: int64
             * @description At least so many, when there are more.
             */
            total_at_least?: number | null;
        };
        /** @description Where a page of pairs begins. */
        PairsFrom: {
            /** @description `before` of the page before; absent for the first one. */
            before?: string | null;
        };
        /** @description One of one's own passkeys. */
        Passkey: {
            /** @description When it was made. */
            created_at: string;
            /** @description The host name that it is good for. */
            host: string;
            /** @description Its id. */
            id: string;
            /** @description When it was last shown. */
            last_used_at?: string | null;
            /** @description What its owner calls it. */
            name: string;
        };
        /** @description A passkey that was just added. */
        PasskeyAdded: {
            /** @description Its id. */
            id: string;
            /** @description Recovery codes, where it is the first second factor; shown this once. */
            recovery_codes?: string[] | null;
        };
        /** @description What `navigator.credentials` gave. */
        PasskeyAnswer: {
            /** @description The credential in its JSON form. */
            credential: Record<string, never>;
            /** @description The handle that came with the options. */
            handle: string;
        };
        /** @description What the browser needs to show or to make a passkey. */
        PasskeyOptions: {
            /** @description Goes back with the answer; good once. */
            handle: string;
            /** @description The options for `navigator.credentials`, in their JSON form. */
            options: Record<string, never>;
        };
        /** @description A password to be judged. It is not kept. */
        PasswordToJudge: {
            /**
             * Format: password
             * @description The password.
             */
            password: string;
            /** @description Words that it should not be made of, such as the login. */
            words?: string[];
        };
        /** @description What somebody could list. */
        PersonForeseen: {
            /** @description The objects of which other records can be listed. */
            counts: components["schemas"]["CountForeseen"][];
            /** @description The user's id. */
            id: string;
            /** @description The name among colleagues. */
            name: string;
        };
        /** @description A pool, as the caller stands to it. */
        Pool: {
            /**
             * Format: int64
             * @description How many the caller may still claim today; `null` without a limit.
             */
            claims_left?: number | null;
            /** @description Its record id. */
            id: string;
            /** @description Whether the caller sees what lies in it. */
            member: boolean;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description How many the caller may still see today; `null` without a limit.
             */
            views_left?: number | null;
            waiting?: components["schemas"]["Counted"] | null;
        };
        /** @description What a file looks like and what the import would do with it. */
        Preview: {
            /** @description The columns with what is proposed for them. */
            columns: Record<string, never>[];
            /** @description What happens to repeats unless you say otherwise. */
            duplicates_default: string;
            /** @description The encoding, for a text. */
            encoding?: string | null;
            /** @description The file's name. */
            file_name: string;
            /**
             * Format: int64
             * @description The first row of data.
             */
            first_data_row: number;
            /**
             * Format: int64
             * @description The row of titles, from 1.
             */
            header_row: number;
            /** @description The first rows, masked. */
            preview: Record<string, never>[];
            /**
             * Format: int64
             * @description Rows of data.
             */
            rows: number;
            /** @description The chosen sheet. */
            sheet: string;
            /** @description The sheets: `name`, `rows`, `chosen`. */
            sheets: Record<string, never>[];
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /** @description Rows that are no records: `row`, `why`. */
            skipped: Record<string, never>[];
            /** @description The upload's id, for the import. */
            upload: string;
        };
        /** @description Other words for the preview. */
        PreviewAgain: {
            /** @description The encoding of a text. */
            encoding?: string | null;
            /**
             * Format: int64
             * @description The row of titles, from 1; 0 when there is none.
             */
            header_row?: number | null;
            /** @description The columns' targets. */
            mapping?: Record<string, never>[] | null;
            /** @description The sheet's name. */
            sheet?: string | null;
        };
        /** @description A provider that the sign-in page offers. */
        Provider: {
            /** @description The provider. */
            id: string;
            /** @description `oidc` or `ldap`. */
            kind: string;
            /** @description What its button says. */
            name: string;
            /** @description The organisation. */
            org: string;
        };
        /** @description What somebody read in the last thirty days. */
        Reads: {
            /** @description By day: `date`, `acts`, `records`, `reveals` and `exports`. */
            days: Record<string, never>[];
            /**
             * Format: int64
             * @description Exports in all.
             */
            exports: number;
            /** @description Whether there is more than was counted. */
            more: boolean;
            /** @description By object: `object`, `acts` and `records`. */
            objects: Record<string, never>[];
            /**
             * Format: int64
             * @description Refused acts.
             */
            refused: number;
            /**
             * Format: int64
             * @description Reveals in all.
             */
            reveals: number;
        };
        /** @description Why something is done; it stands in the ledger. */
        Reason: {
            /** @description The reason. */
            reason: string;
        };
        /**
         * @description A record as the caller may see it. A hidden field is absent, a masked value is
         *     `{"masked": "138****5678"}`.
         */
        Record: {
            /** @description When it was made. */
            created_at: string;
            /** @description The owner's department. */
            department?: string | null;
            /** @description Its id. */
            id: string;
            /** @description The verbs that the caller may use on it. */
            may: string[];
            /** @description The object's name. */
            object: string;
            /** @description The owner's user id. */
            owner?: string | null;
            /** @description The record that it follows. */
            parent?: string | null;
            /** @description The names behind ids that stand in it. */
            refs?: Record<string, never> | null;
            /** @description The fields that the caller may reveal. */
            reveal: string[];
            /** @description `read` or `edit` where it is the caller's to read by a share alone; else absent. */
            shared?: string | null;
            /** @description `active`, `pooled` or `deleted`. */
            state: string;
            /** @description What it is called, masked where its field is. */
            title: string;
            /** @description When it was changed last. */
            updated_at: string;
            /** @description The values by field. */
            values: Record<string, never>;
            /**
             * Format: int64
             * @description Grows with each change.
             */
            version: number;
        };
        /** @description New recovery codes, shown this once; the old ones are void. */
        RecoveryCodes: {
            /** @description Ten codes. */
            recovery_codes: string[];
        };
        /** @description The recovery key. Whoever has it and a backup can read everything. */
        RecoveryKey: {
            /** @description What the file should be called. */
            file_name: string;
            /** @description The content of the file to be kept. */
            recovery_key: string;
        };
        /** @description To which pool a record goes back. */
        Release: {
            /** @description The pool; needed by who knows several. */
            pool?: string | null;
            /**
             * Format: int64
             * @description The version that the caller saw.
             */
            version?: number | null;
        };
        /** @description A record that was opened. */
        Remembered: {
            /** @description Whether it is a favourite. */
            favourite: boolean;
        };
        /** @description A new name. */
        Rename: {
            /** @description The name. */
            name: string;
        };
        /** @description What the provider sent back with the browser. */
        Return: {
            /**
             * Format: password
             * @description The code; left out where the provider refused.
             */
            code?: string | null;
            /** @description Who says that it sent the browser (RFC 9207). */
            iss?: string | null;
            /** @description The state that went out. */
            state: string;
        };
        /** @description Fields to be shown in the clear. */
        Reveal: {
            /** @description The fields. */
            fields: string[];
            /** @description What for: one of the purposes of `GET /me`. */
            purpose: string;
            /** @description Why, in your own words. */
            reason?: string | null;
        };
        /** @description Values in the clear. */
        Revealed: {
            /**
             * Format: int32
             * @description The page masks them again after so many seconds.
             */
            remask_seconds: number;
            /** @description The values by field. */
            values: Record<string, never>;
        };
        /** @description What a role can be given. */
        RoleMatrix: {
            /** @description The objects with `name`, `label`, `verbs`, `audiences` and `fields`. */
            objects: Record<string, never>[];
            /** @description Starting points with `key`, `name`, `description` and `grants`. */
            presets: Record<string, never>[];
            /** @description The ranges of rows with `value` and `label`. */
            rows: Record<string, never>[];
        };
        /** @description What a change of a role would change. */
        RolePreview: {
            /**
             * Format: int64
             * @description How many of them gain or lose something.
             */
            affected: number;
            /** @description Those for whom the same changes. */
            groups: components["schemas"]["GroupForeseen"][];
            /**
             * Format: int64
             * @description How many hold the role and are not frozen.
             */
            holders: number;
        };
        /** @description A grant of a role. */
        RoleRows: {
            /** @description The role's name. */
            role: components["schemas"]["Text"];
            /** @description `own`, `team`, `tree`, `all`, `shared` or `pool`. */
            rows?: string | null;
            /** @description Whether it holds here since the record is shared with the person. */
            shared: boolean;
        };
        /** @description Parameters of a search. */
        Search: {
            /** @description The recycle bin. */
            deleted?: boolean;
            /**
             * @description The fields to show, by name; all that one sees when nothing is said. Only these stand in the
             *     ledger as seen, with what the title is made of.
             */
            fields?: string[] | null;
            /** @description Which records (AIP-160). */
            filter?: string | null;
            /** @description In which order (AIP-132). */
            order_by?: string | null;
            /** @description Records on a page, 500 at most. */
            page_size?: number | null;
            /** @description Where to go on (AIP-158). */
            page_token?: string | null;
            /** @description What lies in pools. */
            pooled?: boolean;
            /** @description What was typed: a name or a part of it, pinyin, a phone or its last digits, a number. */
            q?: string | null;
        };
        /** @description How a field is seen, and whether it may be written. */
        Seeing: {
            /** @description Whether it may be written. */
            edit: boolean;
            /** @description `hidden`, `masked`, `reveal` or `clear`. */
            view: string;
        };
        /** @description The version that the caller saw. */
        Seen: {
            /**
             * Format: int64
             * @description The version.
             */
            version?: number | null;
        };
        /** @description A session. */
        Session: {
            /** @description Whether the device's key alone can use it. */
            bound: boolean;
            /** @description Whether it is this one. */
            current: boolean;
            /** @description The device. */
            device?: string | null;
            /** @description Its id. */
            id: string;
            /** @description When it was used last. */
            last_at: string;
            /** @description The network address. */
            network?: string | null;
            /** @description Whether its owner had signed in from there before it began. */
            network_known: boolean;
            /** @description When it began. */
            started_at: string;
        };
        /** @description The founding of an organisation. */
        Setup: {
            /** @description The organisation's name. */
            company: string;
            /** @description The first user's login. */
            login: string;
            /** @description The first user's name. */
            name: string;
            /**
             * Format: password
             * @description The first user's password.
             */
            password: string;
            /** @description The secret of the set-up link. */
            secret: string;
        };
        /** @description The making of the demo company. */
        SetupDemo: {
            /**
             * Format: int32
             * @description How many customers; 2,000 when not given, 20,000 at most.
             */
            customers?: number | null;
            /** @description The secret of the set-up link. */
            secret: string;
        };
        /** @description How a record stands with approvals. */
        Standing: {
            /** @description Its approvals, the latest first. */
            approvals: components["schemas"]["Approval"][];
            /** @description The flow that it needs, by name. */
            flow?: string | null;
            /** @description What it may not become before, as fields. */
            guards: string[];
            /** @description Why it cannot be asked for, in words. */
            hindered?: string | null;
            /** @description Whether the caller may ask for it. */
            may_submit: boolean;
            /** @description Whether it needs an approval that it does not have. */
            needed: boolean;
            /** @description Who would be asked. */
            preview: components["schemas"]["ApprovalStep"][];
        };
        /** @description What is to be exported. */
        StartExport: {
            /** @description Which fields; those of the list when not given. */
            fields?: string[] | null;
            /** @description Which records (AIP-160). */
            filter?: string | null;
            /** @description `xlsx` or `csv`. */
            format: string;
            /** @description These records only. */
            ids?: string[] | null;
            /** @description In which order (AIP-132). */
            order_by?: string | null;
            /** @description Those that lie in pools. */
            pooled?: boolean;
            /** @description What for: one of the purposes of `GET /me`. */
            purpose: string;
            /** @description What was typed into the search box. */
            q?: string | null;
            /** @description Why, in your own words. */
            reason?: string | null;
        };
        /** @description What is to be imported. */
        StartImport: {
            /** @description Values for rows that do not say otherwise. */
            defaults?: Record<string, never> | null;
            /** @description Reads and checks everything and writes nothing. */
            dry_run?: boolean;
            /** @description `update`, `skip` or `refuse`. */
            duplicates?: string | null;
            /** @description The encoding of a text. */
            encoding?: string | null;
            /**
             * Format: int64
             * @description The row of titles, from 1; 0 when there is none.
             */
            header_row?: number | null;
            /** @description The columns' targets: `index` with `field`, `new_field` or `skip`. */
            mapping?: Record<string, never>[] | null;
            /** @description The sheet's name. */
            sheet?: string | null;
            /** @description The upload's id. */
            upload: string;
        };
        /** @description How hard a password is to guess. */
        Strength: {
            advice?: components["schemas"]["Text"] | null;
            /** @description How long guessing takes. */
            crack_time: components["schemas"]["Text"];
            /** @description Whether it may be used. */
            ok: boolean;
            /**
             * Format: int32
             * @description From 0 to 4.
             */
            score: number;
        };
        /** @description Asks for the approval of a record. */
        Submit: {
            /** @description What the caller says to it, 2,000 characters at most. */
            remark?: string | null;
            /**
             * Format: int64
             * @description The version that the caller saw.
             */
            version: number;
        };
        /** @description What was asked for. */
        Submitted: {
            /** @description The approval's record id. */
            id: string;
        };
        /** @description A text in both languages. */
        Text: {
            /** @description English. */
            en: string;
            /** @description Simplified Chinese. */
            zh: string;
        };
        /** @description A tip that was closed. */
        Tip: {
            /** @description Its name. */
            tip: string;
        };
        /** @description An API token without its secret. */
        Token: {
            /** @description When it was made. */
            created_at: string;
            /** @description When it expires. */
            expires_at: string;
            /** @description Its id. */
            id: string;
            /** @description When it was used last. */
            last_used_at?: string | null;
            /** @description What it is for. */
            name: string;
            /** @description How it begins. */
            prefix: string;
            /** @description The user for whom it acts. */
            user: string;
            /** @description The user's name. */
            user_name: string;
        };
        /** @description Which merge is to be undone. */
        Unmerge: {
            /** @description The id of the record that went. */
            other: string;
            /**
             * Format: int64
             * @description The version of the record that stayed, where the caller saw it.
             */
            version?: number | null;
        };
        /** @description A merge that is undone. */
        Unmerged: {
            /**
             * Format: int64
             * @description How many records were changed since and are back with their newer values.
             */
            changed: number;
            /** @description Fields of the one that stayed that were changed since, and keep the newer value. */
            kept: string[];
            /** @description The one that is back. */
            other: components["schemas"]["Record"];
            /** @description The record that stayed. */
            record: components["schemas"]["Record"];
            /**
             * Format: int64
             * @description How many records went back with it that the caller may read.
             */
            returned: number;
            /**
             * Format: int64
             * @description How many records came along and did not go back, since they are elsewhere by now.
             */
            stayed: number;
        };
        /** @description How many are unread. */
        Unread: {
            /**
             * Format: int64
             * @description So many.
             */
            unread: number;
        };
        /** @description A change of a record. */
        Update: {
            /** @description The new owner's user id. */
            owner?: string | null;
            /** @description The new values by field; `null` empties a field, what is absent stays. */
            values?: Record<string, never>;
            /**
             * Format: int64
             * @description The version that the caller saw; a stale one is refused with 409 and the current one.
             */
            version: number;
        };
        /** @description A verb that reaches other rows. */
        VerbForeseen: {
            /** @description The rows that it would reach. */
            after: string[];
            /** @description The rows that it reaches; none where it is not permitted. */
            before: string[];
            /** @description The verb. */
            verb: string;
        };
        /** @description Whether the ledger holds together. */
        Verdict: {
            /** @description The latest signed checkpoint: `size`, `root` and `at`. */
            checkpoint?: Record<string, never> | null;
            /** @description Up to this moment a deletion at the end would be noticed. */
            deletion_provable_until?: string | null;
            /**
             * Format: int64
             * @description How many entries were verified.
             */
            entries: number;
            /** @description Whether it does. */
            ok: boolean;
            /** @description The first entry that does not fit: `index`, `code` and `detail`. */
            problem?: Record<string, never> | null;
        };
        /** @description A record by its object and id. */
        WhichRecord: {
            /** @description The record's id. */
            id: string;
            /** @description The object's name. */
            object: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_approvals: {
        parameters: {
            query: {
                /** @description `waiting` for the caller, `mine`, or `done` by the caller. */
                which: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The requests */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_approvals_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counted"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_approvals_id_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The approval's record id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decide"];
            };
        };
        responses: {
            /** @description How it stands now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitation"];
            };
        };
        responses: {
            /** @description How far in the caller is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_invitation_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkSecret"];
            };
        };
        responses: {
            /** @description Whom the link invites */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description How far in the caller is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_mfa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            /** @description In */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_mfa_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirm"];
            };
        };
        responses: {
            /** @description In, with recovery codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_mfa_enrol: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_mfa_passkey_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description In, with recovery codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_mfa_passkey_enrol: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_mfa_passkey_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyAnswer"];
            };
        };
        responses: {
            /** @description In */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_passkey_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Setup"];
            };
        };
        responses: {
            /** @description How far in the owner is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_setup_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkSecret"];
            };
        };
        responses: {
            /** @description The link is good */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkGood"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_setup_demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupDemo"];
            };
        };
        responses: {
            /** @description The demo company is there */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoMade"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_auth_sso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Provider"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_sso_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Begin"];
            };
        };
        responses: {
            /** @description Where the browser goes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_sso_finish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Return"];
            };
        };
        responses: {
            /** @description How far in the caller is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_sso_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryLogin"];
            };
        };
        responses: {
            /** @description How far in the caller is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_sso_org_provider_logout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation */
                org: string;
                /** @description The provider */
                provider: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["BackChannelLogout"];
            };
        };
        responses: {
            /** @description Ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_auth_state: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthState"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_auth_strength: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordToJudge"];
            };
        };
        responses: {
            /** @description How hard it is to guess */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Strength"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_calendar_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret part of the link, with .ics behind it */
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": unknown;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_changes: {
        parameters: {
            query?: {
                /** @description `bulk`, `import` or `handover`. */
                kind?: string;
                /** @description Everybody's, for who may read the ledger. */
                everyone?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The jobs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Change"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_changes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeDetail"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_changes_id_undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job that does it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobStarted"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_figures: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Figures"];
            };
        };
        responses: {
            /** @description The answers, in the order of the questions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answers"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_handovers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Handover"];
            };
        };
        responses: {
            /** @description The job */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobStarted"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_handovers_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Handover"];
            };
        };
        responses: {
            /** @description What it would do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverPreview"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_jobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The jobs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Job"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_jobs_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_jobs_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_jobs_id_errors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_jobs_id_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_jobs_id_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_jobs_id_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The job's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_ledger: {
        parameters: {
            query?: {
                /** @description Acts of this user's id. */
                actor?: string;
                /** @description Acts on this record's id. */
                record?: string;
                /** @description Acts on this object. */
                object?: string;
                /** @description This verb. */
                act?: string;
                /** @description From this moment on (RFC 3339). */
                from?: string;
                /** @description Up to this moment (RFC 3339), without it. */
                to?: string;
                /** @description Entries on a page, 500 at most. */
                page_size?: number;
                /** @description Where to go on. */
                page_token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_ledger_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description JSON lines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_ledger_verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verdict */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    patch_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMe"];
            };
        };
        responses: {
            /** @description The caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The feed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewCalendarFeed"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_me_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me_devices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The devices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Device"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_devices_id_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The device's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Blocked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_me_devices_id_block: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The device's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Let in again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_favourites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichRecord"];
            };
        };
        responses: {
            /** @description A favourite */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_me_favourites_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No favourite */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me_identities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Identity"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_identities_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginLink"];
            };
        };
        responses: {
            /** @description Where the browser goes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Begun"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_identities_finish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Return"];
            };
        };
        responses: {
            /** @description Linked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_identities_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectoryLink"];
            };
        };
        responses: {
            /** @description Linked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_me_identities_provider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The provider */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Taken away */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me_marks: {
        parameters: {
            query?: {
                /** @description At most so many of each kind. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The marks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marks"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_mfa_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirm"];
            };
        };
        responses: {
            /** @description New recovery codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_mfa_enrol: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPassword"];
            };
        };
        responses: {
            /** @description The new secret */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me_notifications: {
        parameters: {
            query?: {
                /** @description Of this kind alone. */
                kind?: string;
                /** @description Unread ones alone. */
                unread?: boolean;
                /** @description Those behind this one, the last of the page before. */
                after?: string;
                /** @description So many at most, up to 50. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Notifications */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notifications"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_notifications_address: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnAddress"];
            };
        };
        responses: {
            /** @description Set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me_notifications_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The choices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    patch_me_notifications_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseKind"];
            };
        };
        responses: {
            /** @description Chosen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_notifications_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkRead"];
            };
        };
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me_notifications_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkeys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Passkey"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description Added; with recovery codes where it is the first second factor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyAdded"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_passkeys_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the browser needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_me_passkeys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The passkey's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_recent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhichRecord"];
            };
        };
        responses: {
            /** @description Noted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remembered"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_me_recent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forgotten */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPassword"];
            };
        };
        responses: {
            /** @description New recovery codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_me_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Session"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_me_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_me_sessions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_me_tips: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Tip"];
            };
        };
        responses: {
            /** @description Closed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_me_tips: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Shown again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_objects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The objects */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Declaration"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_objects_object: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The object */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Declaration"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_objects_object_fields: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewField"];
            };
        };
        responses: {
            /** @description The field */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclaredField"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    patch_objects_object_fields_field: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The field's name */
                field: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FieldChange"];
            };
        };
        responses: {
            /** @description The field */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclaredField"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    patch_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rename"];
            };
        };
        responses: {
            /** @description The organisation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_organisation_demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_organisation_recovery_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRecoveryKey"];
            };
        };
        responses: {
            /** @description The key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryKey"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_organisation_recovery_key_saved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Noted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_attachment: {
        parameters: {
            query?: {
                /** @description Which records (AIP-160). */
                filter?: string;
                /** @description In which order (AIP-132), such as `updated_at desc`. */
                order_by?: string;
                /** @description Records on a page, 500 at most. */
                page_size?: number;
                /** @description Where to go on (AIP-158). */
                page_token?: string;
                /** @description The recycle bin. */
                deleted?: boolean;
                /** @description What lies in pools. */
                pooled?: boolean;
                /**
                 * @description The fields to show, by name, with commas between them; all that one sees when nothing is
                 *     said. Only these stand in the ledger as seen, with what the title is made of.
                 */
                fields?: string;
                /** @description Refused here: use the search. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["NewAttachment"];
            };
        };
        responses: {
            /** @description The attachment */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_attachment_id_content: {
        parameters: {
            query?: {
                /** @description One of the purposes of `GET /me`. */
                purpose?: string;
            };
            header?: never;
            path: {
                /** @description The attachment's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object: {
        parameters: {
            query?: {
                /** @description Which records (AIP-160). */
                filter?: string;
                /** @description In which order (AIP-132), such as `updated_at desc`. */
                order_by?: string;
                /** @description Records on a page, 500 at most. */
                page_size?: number;
                /** @description Where to go on (AIP-158). */
                page_token?: string;
                /** @description The recycle bin. */
                deleted?: boolean;
                /** @description What lies in pools. */
                pooled?: boolean;
                /**
                 * @description The fields to show, by name, with commas between them; all that one sees when nothing is
                 *     said. Only these stand in the ledger as seen, with what the title is made of.
                 */
                fields?: string;
                /** @description Refused here: use the search. */
                q?: string;
            };
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Create"];
            };
        };
        responses: {
            /** @description The record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Bulk"];
            };
        };
        responses: {
            /** @description What was done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswer"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_bulk_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Bulk"];
            };
        };
        responses: {
            /** @description What it would do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPreview"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_bulk_start: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Bulk"];
            };
        };
        responses: {
            /** @description The job */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobStarted"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_count: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Count"];
            };
        };
        responses: {
            /** @description How many */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counted"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_distinct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DistinctFrom"];
            };
        };
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DistinctItems"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_duplicates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draft"];
            };
        };
        responses: {
            /** @description What may be the same */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatesFound"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartExport"];
            };
        };
        responses: {
            /** @description The job */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobStarted"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_groups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Group"];
            };
        };
        responses: {
            /** @description The groups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Groups"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartImport"];
            };
        };
        responses: {
            /** @description The job */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobStarted"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_import_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportFile"];
            };
        };
        responses: {
            /** @description What the file looks like */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_import_preview_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The upload's id */
                upload: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewAgain"];
            };
        };
        responses: {
            /** @description What the file looks like */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_pairs: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PairsFrom"];
            };
        };
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatePairs"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object_pools: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pools */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"][];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_search: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Search"];
            };
        };
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_records_object_id: {
        parameters: {
            query?: {
                /** @description The version. */
                version?: number;
            };
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the recycle bin */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    patch_records_object_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Update"];
            };
        };
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object_id_access: {
        parameters: {
            query?: {
                /** @description From the answer before. */
                page_token?: string;
            };
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The acts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Older_AccessItem"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object_id_approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How it stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object_id_children_child: {
        parameters: {
            query?: {
                /** @description Which records (AIP-160). */
                filter?: string;
                /** @description In which order (AIP-132), such as `updated_at desc`. */
                order_by?: string;
                /** @description Records on a page, 500 at most. */
                page_size?: number;
                /** @description Where to go on (AIP-158). */
                page_token?: string;
                /** @description The recycle bin. */
                deleted?: boolean;
                /** @description What lies in pools. */
                pooled?: boolean;
                /**
                 * @description The fields to show, by name, with commas between them; all that one sees when nothing is
                 *     said. Only these stand in the ledger as seen, with what the title is made of.
                 */
                fields?: string;
                /** @description Refused here: use the search. */
                q?: string;
            };
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
                /** @description The following object's name */
                child: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object_id_collaborators: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With whom, what they may do, until when */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collaborators"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_collaborators: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Collaborate"];
            };
        };
        responses: {
            /** @description With whom it is shared now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collaborators"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_records_object_id_collaborators_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
                /** @description The share's id */
                share: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description With whom it is shared now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collaborators"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_convert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Convert"];
            };
        };
        responses: {
            /** @description What it became */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Converted"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_distinct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Distinction"];
            };
        };
        responses: {
            /** @description It is noted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_duplicates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What may be the same */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatesFound"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object_id_explain: {
        parameters: {
            query: {
                /** @description The user's id. */
                user: string;
            };
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The explanation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object_id_history: {
        parameters: {
            query?: {
                /** @description From the answer before. */
                page_token?: string;
            };
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Older_HistoryItem"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The id of the record that stays */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            /** @description The record that stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Merged"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_merge_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The id of the record that would stay */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeAsked"];
            };
        };
        responses: {
            /** @description What would go along */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeForeseen"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_records_object_id_merges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What went into it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedItem"][];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Release"];
            };
        };
        responses: {
            /** @description In the pool */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Seen"];
            };
        };
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reveal"];
            };
        };
        responses: {
            /** @description The values */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_submit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The record's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Submit"];
            };
        };
        responses: {
            /** @description The approval */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submitted"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_records_object_id_unmerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The object's name */
                object: string;
                /** @description The id of the record that stayed */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Unmerge"];
            };
        };
        responses: {
            /** @description Both records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unmerged"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_roles_matrix: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The matrix */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleMatrix"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_roles_id_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The role's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantsWanted"];
            };
        };
        responses: {
            /** @description Who gains and loses what */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePreview"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Items_Token"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateToken"];
            };
        };
        responses: {
            /** @description The token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    delete_tokens_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_users_id_end_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_users_id_freeze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Frozen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_users_id_invite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    get_users_id_reads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reads"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_users_id_reset_mfa: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Forgotten */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_users_id_reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
    post_users_id_unfreeze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Free again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": {
                        /** @description What went wrong, for programs. */
                        code: string;
                        /** @description What went wrong, for people. */
                        detail: string;
                        /** @description What is wrong with single fields. */
                        fields?: components["schemas"]["FieldProblem"][] | null;
                        /** @description Parameters of the message, such as `current_version`. */
                        params?: Record<string, never> | null;
                        /** @description Which rule forbade it, for `denied`. */
                        reason?: string | null;
                        /** @description The request's id, as it stands in the ledger and in the operator's log. */
                        request_id: string;
                        /**
                         * Format: int32
                         * @description The HTTP status.
                         */
                        status: number;
                        /** @description The status in words. */
                        title: string;
                        /** @description Where the code is described. */
                        type: string;
                    };
                };
            };
        };
    };
}
