using System.Collections.Frozen;

namespace Fulfillment.Server.Catalog.Barcodes.Gs1;

/// <summary>The application identifiers of the GS1 General Specifications: format, checks, and which go together. The table is data; <see cref="ApplicationIdentifier"/> reads a row.</summary>
internal static class ApplicationIdentifiers
{
    // One row: identifiers = components; traits. "310:5" stands for 3100 to 3105. A component is its character set (N digits, X set 82,
    // Y set 39, Z base64url), its length ("..20" at most 20, brackets optional) and its checks. Traits: fixed = no separator needed;
    // attribute = may stand in a Digital Link's query; with = one of these must be present ("+" = together, n = any digit);
    // never = none of these may; key = begins a Digital Link path, followed by its qualifiers in this order, or in the order after "|".
    private const string Table = """
        00 = N18,csum,gcppos2; fixed; attribute; key
        01 = N14,csum,gcppos2; fixed; attribute; never 255 or 37; key 22,10,21|235
        02 = N14,csum,gcppos2; fixed; attribute; with 37; never 01 or 03
        03 = N14,csum,gcppos2; fixed; never 01 or 02 or 37 or 235
        10 = X..20; attribute; with 01 or 02 or 03 or 8006 or 8026
        11 13 15 16 = N6,yymmd0; fixed; attribute; with 01 or 02 or 03 or 8006 or 8026
        12 = N6,yymmd0; fixed; attribute; with 8020
        17 = N6,yymmd0; fixed; attribute; with 01 or 02 or 03 or 255 or 8006 or 8026
        20 = N2; fixed; attribute; with 01 or 02 or 03 or 8006 or 8026
        21 = X..20; with 01 or 03 or 8006; never 235
        22 = X..20; with 01
        235 = X..28; with 01
        240 241 = X..30; attribute; with 01 or 02 or 03 or 8006 or 8026
        242 = N..6; attribute; with 01 or 02 or 8006 or 8026
        243 = X..20; attribute; with 01 or 03
        250 = X..30; attribute; with 01+21 or 03+21 or 8006+21
        251 = X..30; attribute; with 01 or 03 or 8006
        253 = N13,csum,gcppos1 [X..17]; attribute; key
        254 = X..20; with 414
        255 = N13,csum,gcppos1 [N..12]; attribute; never 01 or 02 or 415 or 8006 or 8020 or 8026; key
        30 = N..8; attribute; with 01 or 02
        310:5 311:5 312:5 313:5 314:5 315:5 316:5 320:5 321:5 322:5 323:5 324:5 325:5 326:5 = N6; fixed; attribute; with 01 or 02; never self
        327:5 328:5 329:5 350:5 351:5 352:5 356:5 357:5 360:5 361:5 364:5 365:5 366:5 = N6; fixed; attribute; with 01 or 02; never self
        330:5 331:5 332:5 333:5 334:5 335:5 336:5 340:5 341:5 342:5 343:5 344:5 345:5 346:5 = N6; fixed; attribute; with 00 or 01; never self
        347:5 348:5 349:5 353:5 354:5 355:5 362:5 363:5 367:5 368:5 369:5 = N6; fixed; attribute; with 00 or 01; never self
        337:5 = N6; fixed; attribute; with 01; never self
        37 = N..8; attribute; with 00+02 or 00+8026
        390:9 = N..15; attribute; with 255 or 8020; never self or 391n or 394n or 8111
        391:9 = N3,iso4217 N..15; attribute; with 8020; never self
        392:9 = N..15; attribute; with 01+30 or 01+31nn or 01+32nn or 01+35nn or 01+36nn; never self or 393n
        393:9 = N3,iso4217 N..15; attribute; with 30 or 31nn or 32nn or 35nn or 36nn; never self
        394:3 = N4; attribute; with 255; never self or 8111
        395:5 = N6; attribute; with 30 or 31nn or 32nn or 35nn or 36nn; never 392n or 393n or self or 8005
        400 90 = X..30; attribute
        401 = X..30,gcppos1; attribute; key
        402 = N17,csum,gcppos1; attribute; key
        403 4308 4319 = X..30; attribute; with 00
        410 411 412 413 416 = N13,csum,gcppos1; fixed; attribute
        414 = N13,csum,gcppos1; fixed; attribute; key 254|7040
        415 = N13,csum,gcppos1; fixed; attribute; with 8020; key 8020
        417 = N13,csum,gcppos1; fixed; attribute; key 7040
        420 = X..20; attribute; never 421
        421 = N3,iso3166 X..9; attribute; never 4307
        422 = N3,iso3166; attribute; with 01 or 02 or 03 or 8006 or 8026; never 426
        423 425 = N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166; attribute; with 01 or 02 or 03; never 426
        424 = N3,iso3166; attribute; with 01 or 02 or 03; never 426
        426 = N3,iso3166; attribute; with 01 or 02 or 03
        427 = X..3; attribute; with 01+422 or 02+422 or 03+422
        4300 4301 4310 4311 4320 = X..35,pcenc; attribute; with 00
        4302 4304 4305 4306 4312 4314 4315 4316 = X..70,pcenc; attribute; with 00
        4303 = X..70,pcenc; attribute; with 4302
        4307 4317 = X2,iso3166alpha2; attribute; with 00
        4309 = N10,latitude N10,longitude; attribute; with 00
        4313 = X..70,pcenc; attribute; with 4312
        4318 = X..20; attribute; with 00
        4321 4322 4323 = N1,yesno; attribute; with 00
        4324 4325 = N6,yymmd0 N4,hhmi; attribute; with 00
        4326 = N6,yymmdd; attribute; with 00
        4330 = N6 [X1],hyphen; attribute; with 00; never 4331
        4331 = N6 [X1],hyphen; attribute; with 00; never 4330
        4332 = N6 [X1],hyphen; attribute; with 00; never 4333
        4333 = N6 [X1],hyphen; attribute; with 00; never 4332
        7001 = N13; attribute; with 01 or 02 or 8006 or 8026
        7002 = X..30; attribute; with 01 or 02
        7003 = N6,yymmdd N4,hhmi; attribute; with 01 or 02 or 03
        7004 = N..4; attribute; with 01+10 or 03+10
        7005 = X..12; attribute; with 01 or 02
        7006 = N6,yymmdd; attribute; with 01 or 02
        7007 = N6,yymmdd [N6],yymmdd; attribute; with 01 or 02
        7008 = X..3; attribute; with 01 or 02
        7009 = X..10; attribute; with 01 or 02
        7010 = X..2; attribute; with 01 or 02 or 03
        7011 = N6,yymmdd [N4],hhmi; attribute; with 01 or 02 or 03
        7020 = X..20; attribute; with 01+416 or 03+416 or 8006+416
        7021 8012 = X..20; attribute; with 01 or 03 or 8006
        7022 = X..20; attribute; with 01+7021 or 03+7021 or 8006+7021
        7023 = X..30,gcppos1; attribute
        7030 7031 7032 7033 7034 7035 7036 7037 7038 7039 = N3,iso3166999 X..27; attribute; with 01 or 02
        7040 = N1 X1 X1 X1,importeridx
        7041 = X..4,packagetype; with 00
        710 711 712 713 714 715 716 717 = X..20; attribute; with 01
        7230 7231 7232 7233 7234 7235 7236 7237 7238 7239 = X2 X..28; attribute; with 01 or 8004
        7240 = X..20; attribute; with 01 or 8006; never 03
        7241 = N2,mediatype; attribute; with 8017 or 8018
        7242 = X..25; attribute; with 8017 or 8018
        7250 = N8,yyyymmdd; attribute; with 8018; never 7251
        7251 = N8,yyyymmdd N4,hhmi; attribute; with 8018; never 7250
        7252 = N1,iso5218; attribute; with 8018
        7253 7254 = X..40,pcenc; attribute; with 8017 or 8018; never 7256 or 7259
        7255 = X..10; attribute; with 8017 or 8018; never 7256 or 7259
        7256 = X..90,pcenc; attribute; with 8017 or 8018
        7257 = X..70,pcenc; attribute; with 8018
        7258 = X3,posinseqslash; attribute; with 8018+7259
        7259 = X..40,pcenc; attribute; with 8018; never 7256
        8001 = N4,nonzero N5,nonzero N3,nonzero N1,winding N1; attribute; with 01
        8002 = X..20; attribute
        8003 = N1,zero N13,csum,gcppos1 [X..16]; attribute; key
        8004 = X..30,gcppos1; attribute; key 7040
        8005 = N6; attribute; with 01 or 02
        8006 = N14,csum,gcppos2 N4,pieceoftotal; attribute; never 01 or 03 or 37; key 22,10,21
        8007 = X..34,iban; attribute; with 415
        8008 = N6,yymmdd N2,hh [N2],mi [N2],ss; attribute; with 01 or 02 or 03
        8009 = X..50; attribute; with 00 or 01 or 03
        8010 = Y..30,gcppos1; attribute; key 8011
        8011 = N..12,nozeroprefix; with 8010
        8013 = X..25,csumalpha,gcppos1; attribute; key
        8014 = X..25,csumalpha,gcppos1,hasnondigit; with 01
        8017 = N18,csum,gcppos1; attribute; never 8018; key 8019
        8018 = N18,csum,gcppos1; attribute; never 8017; key 8019
        8019 = N..10; with 8017 or 8018
        8020 = X..25; with 415
        8026 = N14,csum,gcppos2 N4,pieceoftotal; attribute; with 37; never 02 or 03 or 8006
        8030 = Z..90; attribute; with 00 or 01+21 or 03+21 or 253 or 255 or 8003 or 8004 or 8006+21 or 8010+8011 or 8017 or 8018
        8040 = N15; with 01+21
        8041 = N15; with 01+21+8040
        8042 = N32; with 01+21+8040
        8043 = N18 [N..2]; with 01+21+8040
        8110 = X..70,couponcode; attribute
        8111 = N4; attribute; with 255
        8112 = X..70,couponposoffer; attribute
        8200 = X..70; with 01
        91 92 93 94 95 96 97 98 99 = X..90; attribute
        """;

    private static readonly FrozenDictionary<string, ApplicationIdentifier> ByCode =
        Table.Split('\n').SelectMany(ApplicationIdentifier.ReadRow).ToFrozenDictionary(ai => ai.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ApplicationIdentifier>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByCode.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IEnumerable<ApplicationIdentifier> All => ByCode.Values;

    public static ApplicationIdentifier? Find(ReadOnlySpan<char> code) => BySpan.TryGetValue(code, out var ai) ? ai : null;

    /// <summary>The identifier an element string begins with: codes are free of prefixes, so at most one of the lengths 2 to 4 fits.</summary>
    public static ApplicationIdentifier? FindAtStart(ReadOnlySpan<char> data)
    {
        for (var length = 2; length <= Math.Min(4, data.Length); length++)
            if (Find(data[..length]) is { } ai)
                return ai;
        return null;
    }
}
