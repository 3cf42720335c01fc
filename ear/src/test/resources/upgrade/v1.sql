-- Rows as the first schema had them, under the master key of 32 bytes 0x07.
insert into installation (id, created_at, the_only)
    values ('0246adeb-5218-44d7-9aa7-17b31a8a5e6f', '2026-11-24 00:15:13.07775+00', 't');
insert into wrapped_key (purpose, kek_id, wrapped, created_at)
    values ('fingerprint', 'kek-6816548b61204684', '\x702a9cefd0b7d2ea93c3f75621a36f76523b17e8fe490bb3ba1abeddcfc1fb08241e460169a5c52827d1a2ae10bd31c8c443a4b773aac5497c5f1614', '2026-11-24 00:15:13.07775+00');
insert into secret (id, name, kind, type, category, description, owner, tags, active, expires_at, rotate_every, current_version, row_version, created_at, created_by, changed_at, changed_by)
    values ('c39735eb-651a-3442-ad33-2bb2f07d6fc5', 'smtp.password', 'SECRET', 'MULTILINE', 'SMTP', '', '', '', 't', '2099-01-02 03:04:05.123456+00', 'P90D', '2', '3', '2026-01-02 03:04:05.678901+00', 'admin', '2026-01-02 03:04:05.678901+00', 'admin');
insert into secret (id, name, kind, type, category, description, owner, tags, active, expires_at, rotate_every, current_version, row_version, created_at, created_by, changed_at, changed_by)
    values ('693a78f0-83e0-37cf-bed6-f7dae22b24e1', 'feature.x', 'SETTING', 'BOOLEAN', '', '', '', '', 't', null, null, '1', '2', '2026-01-02 03:04:05.678901+00', 'admin', '2026-01-02 03:04:05.678901+00', 'admin');
insert into secret (id, name, kind, type, category, description, owner, tags, active, expires_at, rotate_every, current_version, row_version, created_at, created_by, changed_at, changed_by)
    values ('25778d88-8963-3beb-9f3a-70d3473b7e43', 'legacy.key', 'SECRET', 'TEXT', 'Old systems', '', '', '', 'f', null, null, '1', '2', '2026-01-02 03:04:05.678901+00', 'admin', '2026-01-02 03:04:05.678901+00', 'admin');
insert into secret_version (secret_id, version, kek_id, wrapped_dek, ciphertext, fingerprint, created_at, created_by)
    values ('c39735eb-651a-3442-ad33-2bb2f07d6fc5', '1', 'kek-6816548b61204684', '\xb8aaa421cc490bd037c30d0a0e14aea55b5feeb130dd6e08f5ee4a8d1ef95c224440bc4992bbbff108bd8b236d2b36153e6770537e819656f2e3d6d7', '\xc415020cfdfa81694de97d61b4fd66d4822632c31f2584448f1efa300aed5a', '\x5f40a7716704c17d4fc85d808828140c1b3c3c48cd7db9a21dc07f8b2ac5309d', '2026-01-02 03:04:05.678901+00', 'admin');
insert into secret_version (secret_id, version, kek_id, wrapped_dek, ciphertext, fingerprint, created_at, created_by)
    values ('c39735eb-651a-3442-ad33-2bb2f07d6fc5', '2', 'kek-6816548b61204684', '\x0ba547f94f2bc3b332a143d587e09b0c5562bf150cd3bfc4b2787ba36d20a4f6917226f817e2bc62117dae409520c79a51cbeed603a8d78156904b2f', '\x4785c215f9f6a77f7864200dfecc60c112db4cc60460f563758928b2c27a40d1d485f86e4374c592fc', '\xfa058683e112a599ce4eff66515b9238cfeb774b024d007d2d117d95d066a005', '2026-01-02 03:04:05.678901+00', 'admin');
insert into secret_version (secret_id, version, kek_id, wrapped_dek, ciphertext, fingerprint, created_at, created_by)
    values ('693a78f0-83e0-37cf-bed6-f7dae22b24e1', '1', 'kek-6816548b61204684', '\xfafd1958798f23a84aa894cd0108727be871823c27263a145ea2876db29be4dd0eea38a5a6ddc8f2117224e00642718f417e619e91c8538161fd41bd', '\xede670b796d616a2d4231cd16ed66219cf6056b9fde654a06abd5c02a79ebaab', '\x2127e5ae61d785039a3af6bf401043e021e4b7dcf19a43d7126539ddea098b78', '2026-01-02 03:04:05.678901+00', 'admin');
insert into secret_version (secret_id, version, kek_id, wrapped_dek, ciphertext, fingerprint, created_at, created_by)
    values ('25778d88-8963-3beb-9f3a-70d3473b7e43', '1', 'kek-6816548b61204684', '\x8b47c4f670a43860958b4fba921ec73ec395f9e2d5590557b271acd6d18a8efd0be82ab8ba2e2e809dbd1896c2b2cfc4ae7827ea8a9ef37ed67d267b', '\x4a5f47fc97901f4d2f517ac8173070717ba699de76656b7a344bf0f0284e', '\x262c5054cf4aa6fff8b0dea3324bf81dd03b773fa963e6cfa131e471e5c5f2fa', '2026-01-02 03:04:05.678901+00', 'admin');
